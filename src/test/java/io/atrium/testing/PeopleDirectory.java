package io.atrium.testing;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.util.ssl.KeyStoreKeyManager;
import com.unboundid.util.ssl.SSLUtil;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** UnboundID's directory in memory, with StartTLS and the people of {@code people.ldif}. Searched by {@link #SEARCHER}. */
public final class PeopleDirectory {
    public static final String BASE = "dc=example";
    public static final String SEARCHER = "cn=admin,dc=example";
    public static final String PASSWORD = "search";
    public static final Path PEOPLE = Path.of("src/test/resources/io/atrium/identity/people.ldif");

    public static final String SECURE = "ldaps";

    private PeopleDirectory() {}

    /** On free ports: the first with StartTLS, the one called {@link #SECURE} with TLS from the beginning. */
    public static InMemoryDirectoryServer start(LocalCertificate certificate)
            throws GeneralSecurityException, LDAPException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
        config.setSchema(null);
        config.addAdditionalBindCredentials(SEARCHER, PASSWORD);
        SSLUtil tls = new SSLUtil(
                new KeyStoreKeyManager(
                        certificate.store().toFile(),
                        LocalCertificate.PASSWORD.toCharArray(),
                        "PKCS12",
                        LocalCertificate.ALIAS),
                null);
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig(
                        "ldap", InetAddress.getLoopbackAddress(), 0, tls.createSSLSocketFactory()),
                InMemoryListenerConfig.createLDAPSConfig(
                        SECURE, InetAddress.getLoopbackAddress(), 0, tls.createSSLServerSocketFactory(), null));
        InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
        server.importFromLDIF(true, PEOPLE.toString());
        server.startListening();
        return server;
    }
}
