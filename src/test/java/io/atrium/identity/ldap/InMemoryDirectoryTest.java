package io.atrium.identity.ldap;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import io.atrium.testing.LocalCertificate;
import io.atrium.testing.PeopleDirectory;
import io.atrium.wire.Problem;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InMemoryDirectoryTest extends LdapDirectoryContract {
    private LocalCertificate certificate;
    private InMemoryDirectoryServer server;

    @BeforeAll
    void start() throws Exception {
        certificate = LocalCertificate.make();
        server = PeopleDirectory.start(certificate);
    }

    @AfterAll
    void stop() {
        server.shutDown(true);
    }

    @Test
    void tls_may_be_there_from_the_beginning() {
        String url = "ldaps://localhost:" + server.getListenPort(PeopleDirectory.SECURE);
        assertTrue(
                directory(Map.of("url", url)).authenticate("lin", "lin's own").isPresent());
        assertTrue(directory(Map.of("url", url)).authenticate("lin", "wrong").isEmpty());
        Map<String, String> elsewhere = Map.of("url", url.replace("localhost", "127.0.0.1"));
        assertThrows(Problem.class, () -> directory(elsewhere).authenticate("lin", "lin's own"));
    }

    @Override
    int port() {
        return server.getListenPort("ldap");
    }

    @Override
    Path authority() {
        return certificate.certificate();
    }
}
