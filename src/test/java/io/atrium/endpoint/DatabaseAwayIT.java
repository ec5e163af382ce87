package io.atrium.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On PostgreSQL, which goes away and comes back while people write. */
class DatabaseAwayIT {
    @TempDir
    private Path files;

    @Test
    void sends_fail_retryably_and_are_stored_once_when_sent_again() throws Exception {
        EmbeddedPostgres database = start(0);
        int port = database.getPort();
        Map<String, String> settings = Map.of(
                "ATRIUM_DB_URL",
                database.getJdbcUrl("postgres", "postgres").replaceFirst("\\?.*", ""),
                "ATRIUM_DB_USER",
                "postgres");
        try (AtriumServer server = AtriumServer.start(settings)) {
            RestClient ann = server.as("ann");
            String room = ann.newRoom("away");
            try (RoomClient client = RoomClient.join(ann, room)) {
                assertEquals(1, client.say("before"));
                database.close();
                for (int i = 0; i < 5; i++) {
                    sendInVain(client, "away-" + i);
                }
                RestClient.anonymous(server).get("/api/health/live").expect(200);
                RestClient.anonymous(server).get("/api/health/ready").expect(503);

                database = start(port);
                Await.until(
                        "ready",
                        () -> RestClient.anonymous(server)
                                        .get("/api/health/ready")
                                        .status()
                                == 200);
                for (int i = 0; i < 5; i++) {
                    client.sendUntilAcked("{\"message\":\"meanwhile\",\"ref\":\"away-" + i + "\"}", "away-" + i);
                }
                client.awaitPosition(6);
                assertEquals(6, client.entries().size());
            }
        } finally {
            database.close();
        }
    }

    /** @param port 0: any that is free */
    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(files)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    private static void sendInVain(RoomClient client, String ref) {
        client.sendText("{\"message\":\"meanwhile\",\"ref\":\"" + ref + "\"}");
        JsonObject error = client.awaitAnswer(ref);
        assertEquals("unavailable", error.getString("code", error.toString()));
        assertTrue(error.getInt("retry_after") > 0);
    }
}
