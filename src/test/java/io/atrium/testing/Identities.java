package io.atrium.testing;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;

/**
 * One Atrium for all tests of who vouches for people: beside its own accounts it has a directory, behind a {@link Proxy} that can fall silent, and an OpenID provider that believes
 * whatever its sign-in page is told. Administrators with a password here need a second factor.
 * It believes a proxy that says who asks: guessing slows an address.
 */
public final class Identities {
    public static final String BASE = PeopleDirectory.BASE;

    private static Identities shared;

    private final LocalCertificate certificate;
    private final InMemoryDirectoryServer directory;
    private final Proxy way;
    private final MockOAuth2Server provider = new MockOAuth2Server(new OAuth2Config(true));
    private final AtriumServer atrium;

    private Identities() throws IOException, GeneralSecurityException, LDAPException {
        certificate = LocalCertificate.make();
        directory = PeopleDirectory.start(certificate);
        way = Proxy.before(directory.getListenPort("ldap"));
        provider.start(InetAddress.getLoopbackAddress(), Ports.free());
        atrium = AtriumServer.start(settings());
    }

    /** Started when first asked for. */
    public static synchronized Identities shared() {
        if (shared == null) {
            try {
                shared = new Identities();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (GeneralSecurityException | LDAPException failure) {
                throw new IllegalStateException(failure);
            }
        }
        return shared;
    }

    public AtriumServer atrium() {
        return atrium;
    }

    /** To be changed by its tests. */
    public InMemoryDirectoryServer directory() {
        return directory;
    }

    /** Between Atrium and the directory. */
    public Proxy way() {
        return way;
    }

    public MockOAuth2Server provider() {
        return provider;
    }

    private Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("ATRIUM_TRUSTED_PROXY", "true"),
                Map.entry("ATRIUM_SECOND_FACTOR", "administrators"),
                Map.entry("ATRIUM_LDAP_URL", "ldap://localhost:" + way.port()),
                Map.entry("ATRIUM_LDAP_CA", certificate.certificate().toString()),
                Map.entry("ATRIUM_LDAP_BIND_DN", PeopleDirectory.SEARCHER),
                Map.entry("ATRIUM_LDAP_BIND_PASSWORD", PeopleDirectory.PASSWORD),
                Map.entry("ATRIUM_LDAP_BASE", "ou=people," + BASE),
                Map.entry("ATRIUM_LDAP_DISABLED", "(employeeType=gone)"),
                Map.entry("ATRIUM_LDAP_GROUP_BASE", "ou=groups," + BASE),
                Map.entry("ATRIUM_LDAP_ADMINISTRATORS", "atrium-admins"),
                Map.entry("ATRIUM_LDAP_ROOMS", "builders=shop-floor:moderator"),
                Map.entry("ATRIUM_LDAP_PEOPLE", "builders=shop-builders"),
                Map.entry("ATRIUM_LDAP_TIMEOUT", "2"),
                Map.entry("ATRIUM_LDAP_CHECK", "2"),
                Map.entry("ATRIUM_OIDC_ISSUER", provider.issuerUrl("atrium").toString()),
                Map.entry("ATRIUM_OIDC_CLIENT_ID", "atrium"),
                Map.entry("ATRIUM_OIDC_CLIENT_SECRET", "secret"),
                Map.entry("ATRIUM_OIDC_ROOMS", "planners=shop-floor"));
    }
}
