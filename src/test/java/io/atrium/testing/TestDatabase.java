package io.atrium.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Where servers of tests keep what they know, where a test does not say: H2, or with {@code -Dit.database=postgresql} one PostgreSQL for all of this JVM. */
final class TestDatabase {
    private static final boolean POSTGRES = "postgresql".equals(System.getProperty("it.database"));
    private static final String OWNER = "postgres";
    private static final Map<String, String> URLS = new ConcurrentHashMap<>();

    private static EmbeddedPostgres postgres;

    private TestDatabase() {}

    /** @param folder of the server's data: who is started on the same one finds the same database. @return environment variables */
    static Map<String, String> of(String folder) {
        return POSTGRES
                ? Map.of("ATRIUM_DB_URL", URLS.computeIfAbsent(folder, TestDatabase::created), "ATRIUM_DB_USER", OWNER)
                : Map.of();
    }

    private static String created(String folder) {
        String name = "atrium" + Integer.toUnsignedString(folder.hashCode());
        EmbeddedPostgres database = running();
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return database.getJdbcUrl(OWNER, name).replaceFirst("\\?.*", "");
    }

    /** It ends with the JVM. */
    private static synchronized EmbeddedPostgres running() {
        if (postgres == null) {
            try {
                // Each server's pool may open thirty.
                postgres = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .start();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return postgres;
    }
}
