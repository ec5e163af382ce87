package io.atrium.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.Await;
import io.atrium.testing.FileClient;
import io.atrium.testing.RestClient;
import io.atrium.testing.RestClient.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that go along with what is forwarded, where little room is. */
class PassedOnIT extends SpareFiles {
    private static final int MEGABYTE = 1_000_000;

    /** For so long what was just passed on stays, and a sweep. */
    private static final Duration PINNED = Duration.ofSeconds(60);

    private final RestClient bob = server.as("bob");
    private FileClient here;
    private FileClient there;

    /** Bob does not belong to the first of them. */
    @BeforeEach
    void twoRooms() {
        here = new FileClient(ann, privateRoom("here"));
        there = new FileClient(ann, privateRoom("there"));
        ann.put(
                "/api/rooms/" + there.room() + "/members/bob",
                Json.createObjectBuilder().build());
    }

    @Test
    void files_go_along_to_who_belongs_there_and_to_nobody_else() throws IOException {
        byte[] picture = picture();
        String shown =
                here.put("view.png", "image/png", picture).expect(201).json().getString("id");
        String plan = here.put("plan.bin", "application/octet-stream", FileClient.bytes(300))
                .expect(201)
                .json()
                .getString("id");
        long carrier = seq(here.say("", shown, plan));
        JsonObject there = forwarded(carrier);
        assertEquals("", there.getString("message"));
        List<JsonObject> files = there.getJsonArray("files").getValuesAs(JsonObject.class);
        assertEquals(
                List.of("view.png", "plan.bin"),
                files.stream().map(file -> file.getString("name")).toList());
        String copy = files.get(0).getString("id");
        assertNotEquals(shown, copy);
        assertEquals(1_000, files.get(0).getInt("width"));
        FileClient his = new FileClient(bob, this.there.room());
        assertArrayEquals(
                picture, his.get("/files/" + copy + "/view.png").expect(200).body());
        his.get("/files/" + copy + "/thumbnail").expect(200);
        his.get("/files/" + shown + "/view.png").expect(404);
        assertArrayEquals(
                FileClient.bytes(300),
                his.get("/files/" + files.get(1).getString("id") + "/plan.bin")
                        .expect(200)
                        .body());
        assertEquals(
                2,
                his.get("/api/rooms/" + this.there.room() + "/files")
                        .json()
                        .getJsonArray("files")
                        .size());
        // From a room one does not belong to nobody takes anything.
        assertEquals(404, forward(bob, here.room(), carrier).status());
        assertEquals("file_taken", this.there.say("", copy).json().getString("code"));
    }

    @Test
    void the_bytes_stay_until_the_last_message_with_them_is_gone() {
        String id = here.sent("plan.bin", "application/octet-stream", FileClient.bytes(500));
        JsonObject copied = forwarded(1);
        String copy = idOf(copied);
        delete(here, 1);
        here.get("/files/" + id + "/plan.bin").expect(404);
        JsonObject again = entry(ann, there.room(), seq(forward(ann, there.room(), copied.getInt("seq"))));
        assertNotEquals(copy, idOf(again));
        delete(there, copied.getInt("seq"));
        there.get("/files/" + copy + "/plan.bin").expect(404);
        // What was brought is nobody's any more, and its place is free; its bytes are there for the last.
        Await.until(
                () -> "the place is free",
                PINNED,
                () -> here.begin("a", "", 3_499_900).status() == 201);
        assertArrayEquals(
                FileClient.bytes(500),
                there.get("/files/" + idOf(again) + "/plan.bin").expect(200).body());
        assertTrue(Files.exists(stored(id)));
        delete(there, again.getInt("seq"));
        Await.until(() -> "they are gone", PINNED, () -> !Files.exists(stored(id)));
    }

    @Test
    void what_is_passed_on_counts_where_it_goes() {
        here.sent("a.bin", "application/octet-stream", FileClient.bytes(2 * MEGABYTE));
        JsonObject first = forwarded(1);
        Answer refused = forward(ann, here.room(), 1).expect(413);
        assertEquals("room_quota", refused.json().getString("code"));
        assertEquals("forward", refused.json().getString("field"));
        assertEquals(
                "room_quota",
                there.begin("b", "", 2 * MEGABYTE).expect(413).json().getString("code"));
        there.begin("b", "", MEGABYTE).expect(201);
        delete(there, first.getInt("seq"));
        Await.until(
                () -> "its place is free",
                PINNED,
                () -> forward(ann, here.room(), 1).status() == 201);
    }

    @Test
    void a_hold_on_the_room_it_went_to_keeps_the_bytes() {
        String id = here.sent("plan.bin", "application/octet-stream", FileClient.bytes(500));
        long copied = forwarded(1).getInt("seq");
        RestClient admin = server.as("admin");
        int hold = admin.post(
                        "/api/holds",
                        Json.createObjectBuilder()
                                .add("name", "Case " + there.room())
                                .add("reason", "a court has asked")
                                .add("rooms", Json.createArrayBuilder().add(there.room()))
                                .build())
                .expect(201)
                .json()
                .getInt("id");
        delete(here, 1);
        delete(there, copied);
        Await.until(
                () -> "the place is free",
                PINNED,
                () -> here.begin("a", "", 3_499_900).status() == 201);
        assertTrue(Files.exists(stored(id)));
        admin.delete("/api/holds/" + hold).expect(204);
        Await.until(() -> "they are gone", PINNED, () -> !Files.exists(stored(id)));
    }

    private String privateRoom(String word) {
        return ann.newRoom(Json.createObjectBuilder()
                .add("name", word + "-" + Long.toString(System.nanoTime(), 36))
                .add("visibility", "private")
                .build());
    }

    private JsonObject forwarded(long seq) {
        return entry(ann, there.room(), seq(forward(ann, here.room(), seq).expect(201)));
    }

    private Answer forward(RestClient by, String from, long seq) {
        return by.post(
                "/api/rooms/" + there.room() + "/entries",
                Json.createObjectBuilder()
                        .add(
                                "forward",
                                Json.createObjectBuilder().add("room", from).add("seq", seq))
                        .build());
    }

    private static void delete(FileClient by, long seq) {
        by.person()
                .post(
                        "/api/rooms/" + by.room() + "/entries",
                        Json.createObjectBuilder()
                                .add("type", "delete")
                                .add("seq", seq)
                                .build())
                .expect(201);
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

    private static long seq(Answer answer) {
        return answer.expect(201)
                .json()
                .getJsonArray("entries")
                .getJsonObject(0)
                .getInt("seq");
    }

    private Path stored(String id) {
        return server.data().resolve("files").resolve(id.substring(0, 2)).resolve(id);
    }

    private static byte[] picture() throws IOException {
        BufferedImage image = new BufferedImage(1_000, 400, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.ORANGE);
        graphics.fillRect(100, 100, 300, 200);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        assertFalse(bytes.size() == 0);
        return bytes.toByteArray();
    }
}
