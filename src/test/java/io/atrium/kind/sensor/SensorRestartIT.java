package io.atrium.kind.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.RestClient;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sensor room keeps beside its log, when the server is killed at whatever moment; on both databases. */
class SensorRestartIT {
    private static final int MOST_SENSORS = 5;

    @TempDir
    private Path files;

    private final JsonObject settings = Json.createObjectBuilder()
            .add(
                    "sensors",
                    Json.createArrayBuilder()
                            .add(Json.createObjectBuilder().add("id", "s1").add("above", 80)))
            .build();

    @Test
    void a_killed_server_knows_all_its_sensors_again_on_h2() {
        killAndLook(Map.of());
    }

    @Test
    void a_killed_server_knows_all_its_sensors_again_on_postgresql() throws Exception {
        try (EmbeddedPostgres database =
                EmbeddedPostgres.builder().setDataDirectory(files).start()) {
            killAndLook(Map.of(
                    "ATRIUM_DB_URL",
                    database.getJdbcUrl("postgres", "postgres").replaceFirst("\\?.*", ""),
                    "ATRIUM_DB_USER",
                    "postgres"));
        }
    }

    private void killAndLook(Map<String, String> database) {
        Map<String, String> env = new HashMap<>(database);
        env.put("ATRIUM_MAX_SENSORS", Integer.toString(MOST_SENSORS));
        try (AtriumServer server = AtriumServer.start(env)) {
            RestClient ann = server.as("ann");
            String room = ann.newRoom(Json.createObjectBuilder()
                    .add("name", "restart")
                    .add("kind", "sensor")
                    .add("settings", settings)
                    .build());
            for (int i = 0; i < 20; i++) {
                ann.post("/api/rooms/" + room + "/entries", batch(i)).expect(201);
            }
            Await.until(
                    "the alarm",
                    () -> !Replays.snapshot(ann, room).getJsonArray("alarms").isEmpty());
            String before = series(ann, room);
            ann.post("/api/rooms/" + room + "/entries", batch(20)).expect(201);
            server.kill();
            server.restart();
            Replays.assertReplays(ann, room, settings);
            JsonObject after =
                    Json.createReader(new StringReader(series(ann, room))).readObject();
            assertTrue(before.contains("\"n\":2000"), before);
            assertEquals(2_100, after.getJsonArray("series").getJsonObject(0).getInt("n"), "none lost, none twice");
            refusesOneTooMany(ann, room);
        }
    }

    /** The room knows one sensor, and as many as it may once this batch had come. */
    private static void refusesOneTooMany(RestClient ann, String room) {
        JsonArrayBuilder many = Json.createArrayBuilder();
        for (int i = 2; i <= MOST_SENSORS + 1; i++) {
            many.add(Json.createObjectBuilder().add("sensor_id", "s" + i).add("sensor_value", 1));
        }
        assertEquals(
                "sensor_id",
                ann.post("/api/rooms/" + room + "/entries", many.build())
                        .expect(422)
                        .json()
                        .getString("field"));
    }

    private static String series(RestClient ann, String room) {
        return ann.get("/api/rooms/" + room + "/view/series").expect(200).text();
    }

    private static JsonArray batch(int first) {
        JsonArrayBuilder batch = Json.createArrayBuilder();
        for (int i = 0; i < 100; i++) {
            batch.add(Json.createObjectBuilder().add("sensor_id", "s1").add("sensor_value", 5 * first + i % 5));
        }
        return batch.build();
    }
}
