package io.atrium.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.RoomClient;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Going back to a backup, as docs/operations.md says it. */
class RestoreIT {
    private static final Pattern STATEMENT = Pattern.compile("```sql\n(update room[^`]*)```");

    @Test
    void who_knows_more_than_the_backup_begins_anew_and_misses_nothing() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            run(postgres, "postgres", "create database atrium");
            try (AtriumServer server = AtriumServer.start(Map.of(
                    "ATRIUM_DB_URL",
                    postgres.getJdbcUrl("postgres", "atrium").replaceFirst("\\?.*", ""),
                    "ATRIUM_DB_USER",
                    "postgres"))) {
                String room = server.as("ann").newRoom("restored");
                say(server, room, "one", "two");
                server.stop();
                run(postgres, "postgres", "create database backup template atrium");
                server.restart();
                String epoch = say(server, room, "three", "four").epoch();
                server.stop();
                run(postgres, "postgres", "drop database atrium");
                run(postgres, "postgres", "create database atrium template backup");
                run(postgres, "atrium", statement());
                server.restart();
                say(server, room, "another three", "another four", "another five");
                try (RoomClient bob = RoomClient.join(server.as("bob"), room, "?after=4&epoch=" + epoch)) {
                    assertFalse(bob.welcome().getBoolean("recovered"));
                    assertNotEquals(epoch, bob.epoch());
                    bob.awaitPosition(5);
                    assertEquals(List.of("one", "two", "another three", "another four", "another five"), messages(bob));
                }
            }
        }
    }

    /** @return whoever said it, gone */
    private static RoomClient say(AtriumServer server, String room, String... messages) {
        try (RoomClient ann = RoomClient.join(server.as("ann"), room)) {
            for (String message : messages) {
                ann.say(message);
            }
            return ann;
        }
    }

    private static List<String> messages(RoomClient client) {
        return client.entries().stream()
                .map(entry -> entry.getString("message"))
                .toList();
    }

    private static String statement() throws IOException {
        Matcher found = STATEMENT.matcher(Files.readString(Path.of("docs/operations.md")));
        assertEquals(true, found.find(), "the documentation does not say how");
        return found.group(1);
    }

    private static void run(EmbeddedPostgres postgres, String database, String sql) throws SQLException {
        try (Connection connection = postgres.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
