package io.atrium.kind.release;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.RestClient;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.Json;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a release room knows after the server was killed, on both databases. */
class ReleaseRestartIT {
    @TempDir
    private Path files;

    @Test
    void a_killed_server_knows_its_releases_again_on_h2() {
        killAndLook(Map.of());
    }

    @Test
    void a_killed_server_knows_its_releases_again_on_postgresql() throws Exception {
        try (EmbeddedPostgres database =
                EmbeddedPostgres.builder().setDataDirectory(files).start()) {
            killAndLook(Map.of(
                    "ATRIUM_DB_URL",
                    database.getJdbcUrl("postgres", "postgres").replaceFirst("\\?.*", ""),
                    "ATRIUM_DB_USER",
                    "postgres"));
        }
    }

    private static void killAndLook(Map<String, String> database) {
        try (AtriumServer server = AtriumServer.start(database)) {
            RestClient ann = server.as("ann");
            String room = ann.newRoom(Json.createObjectBuilder()
                    .add("name", "restart")
                    .add("kind", "release")
                    .build());
            say(
                    ann,
                    room,
                    "[{\"type\":\"release\",\"version\":\"1\",\"stages\":[\"build\",\"ship\"]},"
                            + "{\"type\":\"stage\",\"stage\":\"build\",\"status\":\"failed\"},"
                            + "{\"type\":\"release\",\"version\":\"2\",\"stages\":[\"build\",\"ship\"]},"
                            + "{\"type\":\"stage\",\"stage\":\"build\",\"status\":\"running\"}]");
            ann.send("POST", "/api/rooms/" + room + "/intake/txt?stage=build", "a line\n".repeat(1_700))
                    .expect(200);
            say(ann, room, "{\"type\":\"stage\",\"stage\":\"ship\",\"status\":\"needs_approval\"}");
            String before = Replays.snapshot(ann, room).toString();
            server.kill();
            server.restart();
            assertEquals(before, Replays.snapshot(ann, room).toString());
            Replays.assertReplays(ann, room);
            say(ann, room, "{\"stage\":\"build\",\"line\":\"the next\"}");
            assertEquals(
                    1_701,
                    ann.get("/api/rooms/" + room + "/view/lines?stage=build&from=1701")
                            .expect(200)
                            .json()
                            .getJsonArray("parts")
                            .getJsonObject(0)
                            .getInt("first"));
            say(ann, room, "{\"type\":\"approve\",\"stage\":\"ship\"}");
            ann.send("POST", "/api/rooms/" + room + "/entries", "{\"type\":\"approve\",\"stage\":\"ship\"}")
                    .expect(409);
            Replays.assertReplays(ann, room);
        }
    }

    private static void say(RestClient ann, String room, String frames) {
        ann.send("POST", "/api/rooms/" + room + "/entries", frames).expect(201);
    }
}
