package io.atrium.notify;

import io.atrium.wire.CommonTime;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.mail.Authenticator;
import jakarta.mail.MailSessionDefinition;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The company's mail server, by the settings {@code ATRIUM_MAIL_…}: they go over what the server's own session of that name says. */
@MailSessionDefinition(
        name = "java:app/mail/atrium",
        transportProtocol = "smtp",
        properties = {
            // A mail server that hangs costs a letter its turn, and nobody else anything.
            "mail.smtp.connectiontimeout=10000",
            "mail.smtp.timeout=20000",
            "mail.smtp.writetimeout=20000",
            "mail.smtps.connectiontimeout=10000",
            "mail.smtps.timeout=20000",
            "mail.smtps.writetimeout=20000"
        })
@ApplicationScoped
public class MailServer {
    private static final Set<String> SECURITIES = Set.of("none", "starttls", "tls");

    /** The mail server knows nobody there, and says so for good. */
    static final class Unknown extends Exception {
        private static final long serialVersionUID = 1L;

        Unknown(Throwable cause) {
            super(cause.getMessage(), cause);
        }
    }

    @Resource(lookup = "java:app/mail/atrium")
    private Session defined;

    private Optional<String> host;
    private String security;
    private InternetAddress sender;
    private String site;
    private Session session;

    @PostConstruct
    void setUp() {
        Config config = ConfigProvider.getConfig();
        host = config.getOptionalValue("atrium.mail.host", String.class);
        if (host.isEmpty()) {
            return;
        }
        security = config.getOptionalValue("atrium.mail.security", String.class)
                .map(given -> given.toLowerCase(Locale.ROOT))
                .orElse("starttls");
        if (!SECURITIES.contains(security)) {
            throw new IllegalArgumentException(
                    "ATRIUM_MAIL_SECURITY is " + security + ", one of none, starttls and tls is needed");
        }
        site = site(config);
        sender = sender(config, host.get());
        session = session(config, host.get());
    }

    /** A setting that makes no sense stops the start, not the first letter. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        isThere();
    }

    /** Whether letters are sent at all. */
    public boolean isThere() {
        return host.isPresent();
    }

    /** Where the pages are, without a slash at the end. */
    String site() {
        return site;
    }

    /**
     * Hands a letter over.
     *
     * @throws Unknown where it will never be taken at that address
     * @throws MessagingException where it may be taken later
     */
    void send(Letter letter) throws Unknown, MessagingException {
        try (Transport transport = session.getTransport()) {
            MimeMessage message = message(letter);
            transport.connect();
            transport.sendMessage(message, message.getAllRecipients());
        } catch (AddressException unreadable) {
            throw new Unknown(unreadable);
        } catch (SendFailedException refused) {
            if (refused.getInvalidAddresses() != null
                    && refused.getInvalidAddresses().length > 0
                    && isForGood(refused)) {
                throw new Unknown(refused);
            }
            throw refused;
        }
    }

    /** A code of the five hundreds about the address; SMTP has no other way to say so that every implementation shows. */
    private static boolean isForGood(SendFailedException refused) {
        for (Exception cause = refused; cause != null; cause = next(cause)) {
            String said = cause.getMessage() == null ? "" : cause.getMessage().strip();
            if (said.matches("(?s)(5[0-9][0-9])[ -].*")) {
                return true;
            }
        }
        return false;
    }

    private static Exception next(Exception cause) {
        return cause instanceof MessagingException messaging ? messaging.getNextException() : null;
    }

    private MimeMessage message(Letter letter) throws MessagingException {
        String id = "<" + letter.getMessageId() + "@" + URI.create(site).getHost() + ">";
        MimeMessage message = new MimeMessage(session) {
            /** Or another one would be made up at each try. */
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        message.setFrom(sender);
        message.setRecipient(RecipientType.TO, new InternetAddress(letter.getAddress(), true));
        message.setSubject(letter.content().subject(), "UTF-8");
        message.setSentDate(Date.from(CommonTime.now()));
        message.setHeader("Auto-Submitted", "auto-generated");
        // RFC 2369 and RFC 8058: one click in the mail program, and no page.
        message.setHeader("List-Unsubscribe", "<" + site + "/api/unsubscribe?key=" + letter.getStopKey() + ">");
        message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(letter.content().plain(), "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setContent(letter.content().html(), "text/html; charset=UTF-8");
        message.setContent(new MimeMultipart("alternative", plain, html));
        return message;
    }

    private Session session(Config config, String name) {
        String protocol = security.equals("tls") ? "smtps" : "smtp";
        Properties properties = new Properties();
        properties.putAll(defined.getProperties());
        properties.setProperty("mail.transport.protocol", protocol);
        properties.setProperty("mail." + protocol + ".host", name);
        properties.setProperty(
                "mail." + protocol + ".port",
                config.getOptionalValue("atrium.mail.port", Integer.class)
                        .orElse(security.equals("tls") ? 465 : security.equals("none") ? 25 : 587)
                        .toString());
        if (security.equals("starttls")) {
            properties.setProperty("mail.smtp.starttls.enable", "true");
            properties.setProperty("mail.smtp.starttls.required", "true");
        }
        if (!security.equals("none")) {
            properties.setProperty("mail." + protocol + ".ssl.checkserveridentity", "true");
        }
        Optional<String> user = config.getOptionalValue("atrium.mail.user", String.class);
        if (user.isEmpty()) {
            return Session.getInstance(properties);
        }
        properties.setProperty("mail." + protocol + ".auth", "true");
        PasswordAuthentication credentials = new PasswordAuthentication(
                user.get(),
                config.getOptionalValue("atrium.mail.password", String.class).orElse(""));
        return Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return credentials;
            }
        });
    }

    private static String site(Config config) {
        String given = config.getOptionalValue("atrium.url", String.class)
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "ATRIUM_MAIL_HOST is set, so ATRIUM_URL is needed: where people open Atrium, https://atrium.example"));
        if (!given.matches("https?://[^/?#]+/?")) {
            throw new IllegalArgumentException(
                    "ATRIUM_URL is " + given + ", something like https://atrium.example is needed");
        }
        return given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
    }

    private static InternetAddress sender(Config config, String host) {
        String given = config.getOptionalValue("atrium.mail.from", String.class).orElse("atrium@" + host);
        try {
            return new InternetAddress(given, true);
        } catch (AddressException unreadable) {
            throw new IllegalArgumentException("ATRIUM_MAIL_FROM is " + given + ", an address is needed", unreadable);
        }
    }
}
