package io.atrium.identity.ldap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.testing.Await;
import io.atrium.testing.LocalCertificate;
import io.atrium.testing.PeopleDirectory;
import io.atrium.testing.Ports;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** With OpenLDAP's server, as Debian packages it. Skipped, and said so, where it is not installed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlapdTest extends LdapDirectoryContract {
    private static final Path SLAPD = Path.of("/usr/sbin/slapd");

    private final int port = Ports.free();
    private LocalCertificate certificate;
    private Process slapd;

    @BeforeAll
    void start() throws Exception {
        if (!Files.isExecutable(SLAPD)) {
            Logger.getLogger(SlapdTest.class.getName()).warning("SlapdTest is skipped: no slapd found at " + SLAPD);
        }
        Assumptions.assumeTrue(Files.isExecutable(SLAPD), "no slapd found at " + SLAPD);
        certificate = LocalCertificate.make();
        Path folder = certificate.store().getParent();
        Path configuration = folder.resolve("slapd.conf");
        Files.createDirectories(folder.resolve("db"));
        Files.writeString(configuration, configuration(folder));
        Process load = run(
                folder, "/usr/sbin/slapadd", "-f", configuration.toString(), "-l", PeopleDirectory.PEOPLE.toString());
        assertEquals(0, load.waitFor(), () -> log(folder));
        slapd = run(
                folder, SLAPD.toString(), "-f", configuration.toString(), "-h", "ldap://localhost:" + port, "-d", "0");
        Await.until("slapd answers", this::answers);
    }

    @AfterAll
    void stop() {
        if (slapd != null) {
            slapd.destroy();
        }
    }

    @Override
    int port() {
        return port;
    }

    @Override
    Path authority() {
        return certificate.certificate();
    }

    private String configuration(Path folder) {
        return String.join(
                "\n",
                "include /etc/ldap/schema/core.schema",
                "include /etc/ldap/schema/cosine.schema",
                "include /etc/ldap/schema/inetorgperson.schema",
                "modulepath /usr/lib/ldap",
                "moduleload back_mdb",
                "TLSCertificateFile " + certificate.certificate(),
                "TLSCertificateKeyFile " + certificate.key(),
                "security simple_bind=128",
                "database mdb",
                "suffix " + PeopleDirectory.BASE,
                "rootdn " + PeopleDirectory.SEARCHER,
                "rootpw " + PeopleDirectory.PASSWORD,
                "directory " + folder.resolve("db"),
                "");
    }

    private static Process run(Path folder, String... command) throws IOException {
        return new ProcessBuilder(List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("slapd.log").toFile())
                .start();
    }

    private static String log(Path folder) {
        try {
            return Files.readString(folder.resolve("slapd.log"));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket("localhost", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
