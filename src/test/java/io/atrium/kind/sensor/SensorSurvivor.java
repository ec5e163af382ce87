package io.atrium.kind.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.RestClient;
import io.atrium.testing.Survivor;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.sql.Connection;

/** What a sensor room keeps beside its log. */
public final class SensorSurvivor implements Survivor {
    private static final int MOST_SENSORS = Integer.parseInt(AtriumServer.SPARE.get("ATRIUM_MAX_SENSORS"));

    private final JsonObject settings = Json.createObjectBuilder()
            .add(
                    "sensors",
                    Json.createArrayBuilder()
                            .add(Json.createObjectBuilder().add("id", "s1").add("above", 80)))
            .build();

    private String room;
    private String before;

    @Override
    public void before(AtriumServer server, Connection database) {
        RestClient ann = server.as("ann");
        room = ann.newRoom(Json.createObjectBuilder()
                .add("name", "sensor-restart")
                .add("kind", "sensor")
                .add("settings", settings)
                .build());
        for (int i = 0; i < 20; i++) {
            ann.post("/api/rooms/" + room + "/entries", batch(i)).expect(201);
        }
        Await.until(
                "the alarm",
                () -> !Replays.snapshot(ann, room).getJsonArray("alarms").isEmpty());
        before = series(ann, room);
    }

    @Override
    public void lastly(AtriumServer server) {
        server.as("ann").post("/api/rooms/" + room + "/entries", batch(20)).expect(201);
    }

    @Override
    public void after(AtriumServer server, Connection database) {
        RestClient ann = server.as("ann");
        Replays.assertReplays(ann, room, settings);
        JsonObject after =
                Json.createReader(new StringReader(series(ann, room))).readObject();
        assertTrue(before.contains("\"n\":2000"), before);
        assertEquals(2_100, after.getJsonArray("series").getJsonObject(0).getInt("n"), "none lost, none twice");
        refusesOneTooMany(ann, room);
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
