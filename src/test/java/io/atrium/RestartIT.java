package io.atrium;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Survivor;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed at whatever moment, on both databases: once for all who have something to ask it afterwards. */
class RestartIT {
    private static final Path TESTS = Path.of("src/test/java");

    @TempDir
    private Path files;

    private EmbeddedPostgres postgres;
    private AtriumServer own;

    @AfterEach
    void stop() throws IOException {
        if (own != null) {
            own.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> a_killed_server_has_everything_on_h2() throws Exception {
        return askedAfterAKill(AtriumServer.spare(), null);
    }

    @TestFactory
    Stream<DynamicTest> a_killed_server_has_everything_on_postgresql() throws Exception {
        postgres = EmbeddedPostgres.builder().setDataDirectory(files).start();
        Map<String, String> settings = new HashMap<>(AtriumServer.SPARE);
        settings.put(
                "ATRIUM_DB_URL", postgres.getJdbcUrl("postgres", "postgres").replaceFirst("\\?.*", ""));
        settings.put("ATRIUM_DB_USER", "postgres");
        own = AtriumServer.start(settings);
        return askedAfterAKill(own, postgres.getPostgresDatabase().getConnection());
    }

    private static Stream<DynamicTest> askedAfterAKill(AtriumServer server, Connection database) throws Exception {
        List<Survivor> survivors = survivors();
        for (Survivor survivor : survivors) {
            survivor.before(server, database);
        }
        survivors.forEach(survivor -> survivor.lastly(server));
        server.kill();
        if (database != null) {
            for (Survivor survivor : survivors) {
                survivor.meanwhile(database);
            }
        }
        server.restart();
        return survivors.stream()
                .map(survivor -> DynamicTest.dynamicTest(
                        survivor.getClass().getSimpleName(), () -> survivor.after(server, database)));
    }

    /** Found by their names: who has something to ask says so beside its other tests, and nowhere else. */
    private static List<Survivor> survivors() throws IOException, ReflectiveOperationException {
        List<Survivor> survivors = new ArrayList<>();
        try (Stream<Path> files = Files.walk(TESTS)) {
            for (Path file : files.filter(file -> file.toString().matches(".*\\wSurvivor\\.java"))
                    .sorted()
                    .toList()) {
                String name =
                        TESTS.relativize(file).toString().replace(".java", "").replace(File.separatorChar, '.');
                survivors.add(Class.forName(name)
                        .asSubclass(Survivor.class)
                        .getConstructor()
                        .newInstance());
            }
        }
        assertFalse(survivors.isEmpty());
        return survivors;
    }
}
