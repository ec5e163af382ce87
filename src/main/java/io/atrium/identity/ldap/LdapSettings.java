package io.atrium.identity.ldap;

import io.atrium.identity.GroupRules;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.microprofile.config.Config;

/**
 * Where the directory is and what stands where in it.
 *
 * @param bindDn null: it may be searched by anybody
 * @param disabled a filter, or null
 * @param groupBase null: groups are what {@code memberOf} names
 * @param tls what a certificate is checked with
 */
record LdapSettings(
        URI url,
        boolean startTls,
        SSLSocketFactory tls,
        String bindDn,
        String bindPassword,
        String base,
        String filter,
        String login,
        String name,
        String mail,
        String id,
        String disabled,
        String groupBase,
        String groupFilter,
        String groupName,
        GroupRules rules,
        Duration timeout,
        int check) {
    private static final String PREFIX = "atrium.ldap.";

    /** @throws IllegalArgumentException that names the setting which makes no sense */
    static LdapSettings of(Config config) {
        Reader read = new Reader(config);
        URI url = URI.create(read.text("url", ""));
        boolean secure = "ldaps".equalsIgnoreCase(url.getScheme());
        if (!secure && !"ldap".equalsIgnoreCase(url.getScheme()) || url.getHost() == null) {
            throw wrong("url", "ldap://host[:port] or ldaps://host[:port] is needed");
        }
        String base = read.text("base", "");
        if (base.isEmpty()) {
            throw wrong("base", "the entry below which people are is needed: ou=people,dc=example");
        }
        String bindDn = read.text("bind-dn", null);
        String bindPassword = read.text("bind-password", "");
        if (bindDn != null && bindPassword.isEmpty()) {
            throw wrong("bind-password", "the password of ATRIUM_LDAP_BIND_DN is needed");
        }
        return new LdapSettings(
                url,
                !secure && Boolean.parseBoolean(read.text("starttls", "true")),
                tls(read.text("ca", null)),
                bindDn,
                bindPassword,
                base,
                read.text("filter", "(objectClass=person)"),
                read.text("login", "uid"),
                read.text("name", "cn"),
                read.text("mail", "mail"),
                read.text("id", "entryUUID"),
                read.text("disabled", null),
                read.text("group-base", null),
                read.text("group-filter", "(|(member={0})(uniqueMember={0})(memberUid={1}))"),
                read.text("group-name", "cn"),
                GroupRules.of(config, "atrium.ldap"),
                Duration.ofSeconds(read.whole("timeout", 5)),
                read.whole("check", 900));
    }

    /** Whether a group's name alone, wherever it is, makes administrators. */
    boolean anyGroupAdministrates() {
        return groupBase == null && !rules.administrators().isEmpty();
    }

    private record Reader(Config config) {
        String text(String name, String otherwise) {
            return config.getOptionalValue(PREFIX + name, String.class).orElse(otherwise);
        }

        int whole(String name, int otherwise) {
            int value = config.getOptionalValue(PREFIX + name, Integer.class).orElse(otherwise);
            if (value < 1) {
                throw wrong(name, "at least 1 is needed");
            }
            return value;
        }
    }

    private static SSLSocketFactory tls(String ca) {
        if (ca == null) {
            return (SSLSocketFactory) SSLSocketFactory.getDefault();
        }
        try (InputStream pem = Files.newInputStream(Path.of(ca))) {
            KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
            authorities.load(null, null);
            int number = 0;
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                authorities.setCertificateEntry("ca-" + number++, one);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(authorities);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalArgumentException("ATRIUM_LDAP_CA names no PEM file that can be read: " + ca, unreadable);
        }
    }

    private static IllegalArgumentException wrong(String name, String needed) {
        return new IllegalArgumentException(
                "ATRIUM_LDAP_" + name.toUpperCase(Locale.ROOT).replace('-', '_') + ": " + needed);
    }
}
