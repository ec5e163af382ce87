package io.atrium.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.Await;
import io.atrium.testing.FileClient;
import io.atrium.testing.RestClient;
import io.atrium.testing.RestClient.Answer;
import io.atrium.testing.RoomClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that wait with what is said later, where what nobody sends is soon swept. */
class WaitingFilesIT extends SpareFiles {
    /** What nobody sends is kept for so long, and some. */
    private static final Duration SWEPT = Duration.ofSeconds(60);

    private FileClient here;

    @BeforeEach
    void newRoom() {
        here = new FileClient(ann, ann.newRoom("waiting"));
    }

    @Test
    void what_waits_for_its_time_is_not_swept_and_is_said_with_its_files_once() {
        String id = here.put("plan.bin", "application/octet-stream", FileClient.bytes(70))
                .expect(201)
                .json()
                .getString("id");
        String left = here.put("left.bin", "application/octet-stream", FileClient.bytes(70))
                .expect(201)
                .json()
                .getString("id");
        JsonObject scheduled = later("at last", id, 16).expect(201).json();
        assertEquals(
                "plan.bin", scheduled.getJsonArray("files").getJsonObject(0).getString("name"));
        assertEquals("file_taken", later("twice", id, 16).expect(409).json().getString("code"));
        Answer refused = ann.delete("/api/rooms/" + here.room() + "/files/" + id);
        assertEquals(409, refused.status(), refused.text());
        try (RoomClient hears = RoomClient.join(ann, here.room())) {
            Await.until(
                    "the other is swept",
                    () -> here.get("/files/" + left + "/left.bin").status() == 404);
            JsonObject said = hears.await("the message", frame -> "at last".equals(frame.getString("message", "")));
            assertEquals(id, said.getJsonArray("files").getJsonObject(0).getString("id"));
        }
        assertArrayEquals(
                FileClient.bytes(70),
                here.get("/files/" + id + "/plan.bin").expect(200).body());
        Await.until("it has left the list", () -> scheduled().isEmpty());
        assertEquals(1, ann.get("/api/rooms/" + here.room()).expect(200).json().getInt("seq"));
    }

    @Test
    void no_other_message_takes_what_waits() {
        String id = here.put("plan.bin", "application/octet-stream", FileClient.bytes(70))
                .expect(201)
                .json()
                .getString("id");
        later("in time", id, 4).expect(201);
        assertEquals("file_taken", here.say("too soon", id).expect(409).json().getString("code"));
        Await.until("it has left the list", () -> scheduled().isEmpty());
        assertEquals(1, ann.get("/api/rooms/" + here.room()).expect(200).json().getInt("seq"));
        assertEquals(id, idOf(entry(ann, here.room(), 1)));
    }

    @Test
    void what_is_refused_for_good_leaves_its_files_to_its_author_and_then_to_the_sweep() {
        RestClient bob = server.as("bob");
        RoomClient.join(bob, here.room()).close();
        FileClient his = new FileClient(bob, here.room());
        String again = his.put("again.bin", "application/octet-stream", FileClient.bytes(70))
                .expect(201)
                .json()
                .getString("id");
        String left = his.put("left.bin", "application/octet-stream", FileClient.bytes(70))
                .expect(201)
                .json()
                .getString("id");
        later(his, "refused", again, 3).expect(201);
        int refused = later(his, "refused", left, 3).expect(201).json().getInt("id");
        become("reader");
        Await.until(
                "both are refused",
                () -> scheduled(bob).stream()
                                .filter(one -> one.containsKey("failure"))
                                .count()
                        == 2);
        become("member");
        his.say("after all", again).expect(201);
        Await.until(() -> "the other is swept", SWEPT, () -> !Files.exists(stored(left)));
        assertEquals(2, scheduled(bob).size());
        assertArrayEquals(
                FileClient.bytes(70),
                his.get("/files/" + again + "/again.bin").expect(200).body());
        bob.delete("/api/scheduled/" + refused).expect(204);
        scheduled(bob)
                .forEach(one -> bob.delete("/api/scheduled/" + one.getInt("id")).expect(204));
        his.get("/files/" + again + "/again.bin").expect(200);
    }

    /** Bob, here. */
    private void become(String role) {
        ann.put(
                        "/api/rooms/" + here.room() + "/members/bob",
                        Json.createObjectBuilder().add("role", role).build())
                .expect(200);
    }

    @Test
    void what_is_called_off_leaves_its_files_to_the_sweep() {
        String id = here.put("plan.bin", "application/octet-stream", FileClient.bytes(70))
                .expect(201)
                .json()
                .getString("id");
        int scheduled = later("never", id, 600).expect(201).json().getInt("id");
        ann.delete("/api/scheduled/" + scheduled).expect(204);
        assertTrue(Files.exists(stored(id)));
        Await.until("it is swept", () -> !Files.exists(stored(id)));
        assertEquals("file_gone", later("again", id, 600).expect(422).json().getString("code"));
    }

    @Test
    void a_kill_before_its_time_loses_neither_message_nor_file() {
        String id = here.put("plan.bin", "application/octet-stream", FileClient.bytes(70))
                .expect(201)
                .json()
                .getString("id");
        later("after all", id, 2).expect(201);
        server.kill();
        server.restart();
        Await.until(
                "it is said", () -> ann.get("/api/rooms/" + here.room()).json().getInt("seq") == 1);
        assertEquals(id, idOf(entry(ann, here.room(), 1)));
        assertArrayEquals(
                FileClient.bytes(70),
                here.get("/files/" + id + "/plan.bin").expect(200).body());
        Await.until("it has left the list", () -> scheduled().isEmpty());
        assertEquals(1, ann.get("/api/rooms/" + here.room()).expect(200).json().getInt("seq"));
    }

    private Answer later(String message, String file, int seconds) {
        return later(here, message, file, seconds);
    }

    private static Answer later(FileClient by, String message, String file, int seconds) {
        return by.person()
                .post(
                        "/api/scheduled",
                        Json.createObjectBuilder()
                                .add("what", "send")
                                .add("room", by.room())
                                .add("at", Instant.now().plusSeconds(seconds).toString())
                                .add(
                                        "frame",
                                        Json.createObjectBuilder()
                                                .add("message", message)
                                                .add(
                                                        "files",
                                                        Json.createArrayBuilder()
                                                                .add(file)))
                                .build());
    }

    private List<JsonObject> scheduled() {
        return scheduled(ann);
    }

    private List<JsonObject> scheduled(RestClient by) {
        return by
                .get("/api/scheduled")
                .expect(200)
                .json()
                .getJsonArray("scheduled")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(one -> one.getString("room").equals(here.room()))
                .toList();
    }

    private static JsonObject entry(RestClient by, String room, long seq) {
        return by.get("/api/rooms/" + room + "/entries?limit=1&after=" + (seq - 1))
                .expect(200)
                .json()
                .getJsonArray("entries")
                .getJsonObject(0);
    }

    private static String idOf(JsonObject entry) {
        return entry.getJsonArray("files").getJsonObject(0).getString("id");
    }

    private Path stored(String id) {
        return server.data().resolve("files").resolve(id.substring(0, 2)).resolve(id);
    }
}
