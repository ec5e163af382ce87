package io.atrium.kind.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sensor room through its doors. */
class SensorRoomIT {
    private final AtriumServer server = AtriumServer.shared();
    private final RestClient ann = server.as("ann");
    private final RestClient bob = server.as("bob");

    @Test
    void a_device_says_what_it_measures_and_everybody_reads_the_same() {
        String room = room("{}");
        try (RoomClient device = RoomClient.join(ann, room);
                RoomClient watcher = RoomClient.join(bob, room)) {
            device.sendText("{\"sensor_id\":\"s1\",\"sensor_value\":3,\"unit\":\"bar\",\"ref\":\"r1\"}");
            assertEquals(1, device.awaitAck("r1").getInt("seq"));
            JsonObject entry = watcher.await("the reading", frame -> frame.containsKey("sensor_id"));
            assertEquals("reading", entry.getString("type"));
            assertEquals("s1", entry.getString("sensor_id"));
            assertEquals("3", entry.get("sensor_value").toString());
            assertEquals("bar", entry.getString("unit"));
            assertEquals("ann", entry.getString("from"));
            assertFalse(entry.containsKey("stored_at"), entry.toString());
            device.sendText("{\"sensor_id\":\"s1\",\"sensor_value\":-2.50,\"at\":\"2025-01-02T03:04:05.678+01:00\"}");
            JsonObject earlier = watcher.await("the earlier", frame -> frame.containsKey("stored_at"));
            assertEquals("2025-01-02T02:04:05.678Z", earlier.getString("at"));
            assertEquals("-2.50", earlier.get("sensor_value").toString());
        }
        JsonObject sensor = snapshot(room).getJsonArray("sensors").getJsonObject(0);
        assertEquals("3", sensor.get("sensor_value").toString(), "the newest by its own time");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"sensor_value\":1}                                                     | invalid      | sensor_id",
                "{\"sensor_id\":\"\",\"sensor_value\":1}                                  | invalid      | sensor_id",
                "{\"sensor_id\":7,\"sensor_value\":1}                                     | invalid      | sensor_id",
                "{\"sensor_id\":\"a,b\",\"sensor_value\":1}                               | invalid      | sensor_id",
                "{\"sensor_id\":\"s1\"}                                                   | invalid      | sensor_value",
                "{\"sensor_id\":\"s1\",\"sensor_value\":\"21.5\"}                         | invalid      | sensor_value",
                "{\"sensor_id\":\"s1\",\"sensor_value\":1e400}                            | invalid      | sensor_value",
                "{\"sensor_id\":\"s1\",\"sensor_value\":null}                             | invalid      | sensor_value",
                "{\"sensor_id\":\"s1\",\"sensor_value\":NaN}                              | malformed    |",
                "{\"sensor_id\":\"s1\",\"sensor_value\":1,\"unit\":5}                     | invalid      | unit",
                "{\"sensor_id\":\"s1\",\"sensor_value\":1,\"unit\":\"12345678901234567\"} | invalid      | unit",
                "{\"sensor_id\":\"s1\",\"sensor_value\":1,\"at\":\"yesterday\"}           | invalid      | at",
                "{\"sensor_id\":\"s1\",\"sensor_value\":1,\"at\":\"2999-01-01T00:00:00Z\"}| invalid      | at",
                "{\"type\":\"alarm\",\"sensor_id\":\"s1\"}                                | unknown_type |",
                "{\"type\":\"acknowledge\"}                                               | invalid      | seq",
                "{\"type\":\"acknowledge\",\"seq\":9}                                     | invalid      | seq",
            })
    void what_is_no_reading_is_refused_by_name_at_every_door(String frame, String code, String field) {
        String room = room("{}");
        RestClient.Answer answer = ann.send("POST", "/api/rooms/" + room + "/entries", frame.strip());
        assertEquals(code, answer.json().getString("code"), answer.text());
        assertEquals(field, answer.json().getString("field", null), answer.text());
        try (RoomClient client = RoomClient.join(ann, room)) {
            client.sendText(frame.strip());
            assertEquals(field, client.awaitError(code).getString("field", null));
            assertEquals(0, client.position());
        }
    }

    @Test
    void a_thousand_readings_are_one_transaction_all_or_nothing() {
        String room = room("{}");
        JsonArray batch = batch(1_000);
        JsonArray answer = ann.post("/api/rooms/" + room + "/entries", batch)
                .expect(201)
                .json()
                .getJsonArray("entries");
        assertEquals(1_000, answer.getJsonObject(999).getInt("seq"));
        JsonArray broken = Json.createArrayBuilder(batch(10))
                .add(Json.createObjectBuilder().add("sensor_id", "s0"))
                .build();
        assertEquals(
                "sensor_value",
                ann.post("/api/rooms/" + room + "/entries", broken)
                        .expect(422)
                        .json()
                        .getString("field"));
        assertEquals(1_000, ann.get("/api/rooms/" + room + "/entries").json().getInt("seq"));
    }

    @Test
    void an_alarm_is_raised_taken_once_and_cleared_with_hysteresis() {
        String settings =
                "{\"sensors\":[{\"id\":\"s1\",\"name\":\"Outlet\",\"unit\":\"°C\",\"above\":80,\"margin\":2}]}";
        String room = room(settings);
        try (RoomClient watcher = RoomClient.join(bob, room)) {
            read(room, 79, 82.5, 79.5, 81);
            JsonObject raised = watcher.await("the alarm", SensorRoomIT::isAlarm);
            assertEquals("atrium", raised.getString("from"));
            assertEquals("above", raised.getString("alarm"));
            assertEquals("raised", raised.getString("state"));
            assertEquals("82.5", raised.get("sensor_value").toString());
            assertEquals("80", raised.get("limit").toString());
            JsonObject card = ann.get("/api/rooms/" + room).json();
            assertEquals("danger", card.getJsonObject("summary").getString("tone"), card.toString());
            assertEquals(0, bob.get("/api/rooms/" + room).json().getInt("unread"), "nobody reads a sensor's entries");
            int seq = raised.getInt("seq");
            takeOnce(room, seq);
            read(room, 78);
            JsonObject cleared = watcher.await(
                    "its end",
                    frame -> isAlarm(frame) && frame.getString("state").equals("cleared"));
            assertEquals(seq, cleared.getInt("raised"));
            assertEquals(raised.getString("at"), cleared.getString("since"));
            acknowledge(ann, room, seq).expect(409);
            assertEquals(
                    2, watcher.entries().stream().filter(SensorRoomIT::isAlarm).count());
            JsonObject now = snapshot(room);
            assertTrue(now.getJsonArray("alarms").isEmpty(), now.toString());
            assertEquals(seq, now.getJsonArray("past").getJsonObject(0).getInt("seq"));
            Replays.assertReplays(ann, room, object(settings));
        }
    }

    @Test
    void silence_raises_an_alarm_by_the_clock_and_a_reading_ends_it() {
        String room = room("{\"sensors\":[{\"id\":\"s1\",\"silent_after\":1}]}");
        try (RoomClient watcher = RoomClient.join(bob, room)) {
            read(room, 20);
            JsonObject raised = watcher.await("silence", SensorRoomIT::isAlarm);
            assertEquals("silent", raised.getString("alarm"));
            read(room, 21);
            watcher.await(
                    "its end",
                    frame -> isAlarm(frame)
                            && frame.getString("state").equals("cleared")
                            && frame.getInt("raised") == raised.getInt("seq"));
        }
    }

    @Test
    void a_series_keeps_its_spike_and_says_no_more_than_was_asked_for() {
        String room = room("{}");
        Instant start = Instant.now().minusSeconds(3_000);
        JsonArrayBuilder batch = Json.createArrayBuilder();
        for (int i = 0; i < 1_000; i++) {
            batch.add(Json.createObjectBuilder()
                    .add("sensor_id", "s1")
                    .add("sensor_value", i == 432 ? 99 : 20 + i % 3)
                    .add("at", start.plusSeconds(i * 3L).toString()));
        }
        ann.post("/api/rooms/" + room + "/entries", batch.build()).expect(201);
        String view = "/api/rooms/" + room + "/view/series?points=100";
        JsonObject answer = bob.get(view).expect(200).json();
        assertEquals(1_000, answer.getInt("seq"));
        JsonObject series = answer.getJsonArray("series").getJsonObject(0);
        assertEquals(1_000, series.getInt("n"));
        assertEquals("20", series.get("min").toString());
        assertEquals("99", series.get("max").toString());
        JsonArray points = series.getJsonArray("points");
        assertTrue(points.size() <= 100 && points.size() > 40, points.size() + " points");
        String spike = "[" + start.plusSeconds(432 * 3L).toEpochMilli() + ",99]";
        assertTrue(points.toString().contains(spike), "the spike at its own time");
        assertEquals(
                "from",
                bob.get(view + "&from=2025-01-02T00:00:00Z&to=2025-01-01T00:00:00Z")
                        .expect(422)
                        .json()
                        .getString("field"));
        assertEquals(
                "points",
                bob.get(view.replace("100", "2001")).expect(422).json().getString("field"));
        assertEquals("to", bob.get(view + "&to=soon").expect(422).json().getString("field"));
        bob.get("/api/rooms/" + room + "/view/nothing").expect(404);
    }

    @Test
    void a_table_goes_in_and_comes_out_the_same() {
        String room = room("{}");
        String table = "timestamp,value\n2025-01-01 00:00:00,69.88083514\n2025-01-01 01:00:00,71.2\n";
        assertEquals(
                2,
                ann.send("POST", "/api/rooms/" + room + "/intake/csv?sensor_id=machine&unit=F", table)
                        .expect(200)
                        .json()
                        .getInt("stored"));
        String saved =
                bob.get("/api/rooms/" + room + "/export?format=csv").expect(200).text();
        String[] lines = saved.split("\r\n");
        assertEquals("at,sensor_id,sensor_value,unit,stored_at", lines[0]);
        assertTrue(lines[1].startsWith("2025-01-01T00:00:00.000Z,machine,69.88083514,F,"), lines[1]);
        String copy = room("{}");
        ann.send("POST", "/api/rooms/" + copy + "/intake/csv", saved).expect(200);
        JsonObject refused = ann.send(
                        "POST", "/api/rooms/" + copy + "/intake/csv", "at,sensor,value\n2025-01-01,s,hot\n")
                .expect(422)
                .json();
        assertEquals("sensor_value", refused.getString("field"));
        assertTrue(refused.getString("detail").contains("line 2"), refused.toString());
        Replays.assertReplays(ann, room, object("{}"));
    }

    private void takeOnce(String room, int seq) {
        acknowledge(ann, room, seq).expect(201);
        JsonObject second = acknowledge(bob, room, seq).expect(409).json();
        assertEquals("conflict", second.getString("code"));
        JsonObject alarm = snapshot(room).getJsonArray("alarms").getJsonObject(0);
        assertEquals("ann", alarm.getString("taken_by"));
    }

    private static RestClient.Answer acknowledge(RestClient who, String room, int seq) {
        return who.send("POST", "/api/rooms/" + room + "/entries", "{\"type\":\"acknowledge\",\"seq\":" + seq + "}");
    }

    private JsonObject snapshot(String room) {
        return Replays.snapshot(ann, room);
    }

    private static boolean isAlarm(JsonObject frame) {
        return frame.getString("type", "").equals("alarm");
    }

    private void read(String room, double... values) {
        for (double value : values) {
            JsonObject reading = Json.createObjectBuilder()
                    .add("sensor_id", "s1")
                    .add("sensor_value", value)
                    .build();
            ann.post("/api/rooms/" + room + "/entries", reading).expect(201);
        }
    }

    private static JsonArray batch(int size) {
        JsonArrayBuilder batch = Json.createArrayBuilder();
        for (int i = 0; i < size; i++) {
            batch.add(Json.createObjectBuilder().add("sensor_id", "s" + i % 10).add("sensor_value", i));
        }
        return batch.build();
    }

    private String room(String settings) {
        return ann.newRoom(Json.createObjectBuilder()
                .add("name", "sensor-" + UUID.randomUUID())
                .add("kind", "sensor")
                .add("settings", object(settings))
                .build());
    }

    private static JsonObject object(String json) {
        return Json.createReader(new StringReader(json)).readObject();
    }
}
