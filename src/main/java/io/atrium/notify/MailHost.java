package io.atrium.notify;

import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;

/**
 * One of the company's mail servers, by the settings that begin alike.
 *
 * @param protocol {@code smtp}, {@code smtps}, {@code imap} or {@code imaps}
 */
record MailHost(String protocol, Properties properties, Optional<PasswordAuthentication> credentials) {
    /** How soon a connection must be there, in seconds, where the operator has not even that much patience. */
    private static final int CONNECTING = 10;

    /**
     * @param prefix {@code atrium.mail.}, say
     * @param kind {@code smtp} or {@code imap}
     * @param ports by security, with all there are
     * @param security where none is set
     * @throws IllegalArgumentException with the setting that makes no sense
     */
    static MailHost of(Config config, String prefix, String kind, Map<String, Integer> ports, String security) {
        String wanted = config.getOptionalValue(prefix + "security", String.class)
                .map(given -> given.toLowerCase(Locale.ROOT))
                .orElse(security);
        if (!ports.containsKey(wanted)) {
            throw new IllegalArgumentException(
                    variable(prefix + "security") + " is " + wanted + ", one of none, starttls and tls is needed");
        }
        String protocol = wanted.equals("tls") ? kind + "s" : kind;
        String its = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.setProperty(its + "host", config.getValue(prefix + "host", String.class));
        properties.setProperty(
                its + "port",
                config.getOptionalValue(prefix + "port", Integer.class)
                        .orElse(ports.get(wanted))
                        .toString());
        bound(
                properties,
                its,
                config.getOptionalValue("atrium.mail.timeout", Integer.class).orElse(20));
        if (wanted.equals("starttls")) {
            properties.setProperty(its + "starttls.enable", "true");
            properties.setProperty(its + "starttls.required", "true");
        }
        if (!wanted.equals("none")) {
            properties.setProperty(its + "ssl.checkserveridentity", "true");
        }
        return new MailHost(
                protocol,
                properties,
                config.getOptionalValue(prefix + "user", String.class)
                        .map(user -> new PasswordAuthentication(
                                user,
                                config.getOptionalValue(prefix + "password", String.class)
                                        .orElse(""))));
    }

    /** A server that hangs costs whoever waits for it that much, and nobody else anything. */
    private static void bound(Properties properties, String its, int seconds) {
        if (seconds < 1) {
            throw new IllegalArgumentException("ATRIUM_MAIL_TIMEOUT is " + seconds + ", at least 1 is needed");
        }
        properties.setProperty(its + "connectiontimeout", Integer.toString(1000 * Math.min(seconds, CONNECTING)));
        properties.setProperty(its + "timeout", Integer.toString(1000 * seconds));
        properties.setProperty(its + "writetimeout", Integer.toString(1000 * seconds));
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    /** @param common what stands beneath. @param more what stands above, without {@code mail.} and the protocol */
    Session session(Properties common, Map<String, String> more) {
        String its = "mail." + protocol + ".";
        Properties all = new Properties();
        all.putAll(common);
        all.putAll(properties);
        more.forEach((name, value) -> all.setProperty(its + name, value));
        if (credentials.isEmpty()) {
            return Session.getInstance(all);
        }
        all.setProperty(its + "auth", "true");
        return Session.getInstance(all, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return credentials.get();
            }
        });
    }
}
