package io.atrium.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;

/** Where entries are kept, with every commit on the disk before it is acknowledged. */
enum Database {
    H2("H2") {
        @Override
        Running start() {
            return new Running(Map.of(), () -> {});
        }
    },

    POSTGRES("PostgreSQL") {
        @Override
        Running start() {
            try {
                // The embedded server's own defaults put speed before safety; an operator's don't.
                EmbeddedPostgres database = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .start();
                requireSafe(database);
                String url = database.getJdbcUrl("postgres", "postgres").replaceFirst("\\?.*", "");
                return new Running(Map.of("ATRIUM_DB_URL", url, "ATRIUM_DB_USER", "postgres"), database::close);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    };

    private final String title;

    Database(String title) {
        this.title = title;
    }

    /** @param settings environment variables for Atrium */
    record Running(Map<String, String> settings, Stop stop) {}

    /** The end of a database. */
    @FunctionalInterface
    interface Stop {
        void run() throws IOException;
    }

    static Database named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    abstract Running start();

    private static void requireSafe(EmbeddedPostgres database) throws IOException {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet settings = statement.executeQuery(
                        "select current_setting('fsync') || current_setting('synchronous_commit')")) {
            settings.next();
            if (!settings.getString(1).equals("onon")) {
                throw new IOException("this PostgreSQL would lose what it has acknowledged");
            }
        } catch (SQLException failure) {
            throw new IOException(failure);
        }
    }

    String title() {
        return title;
    }
}
