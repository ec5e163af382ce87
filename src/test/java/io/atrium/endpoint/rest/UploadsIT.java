package io.atrium.endpoint.rest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.Await;
import io.atrium.testing.FileClient;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomTest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files of a room, to the letter of docs/protocol.md. */
class UploadsIT extends RoomTest {
    private static final int PIECE = 1 << 20;

    private FileClient hers;
    private FileClient his;

    @BeforeEach
    void people() {
        hers = new FileClient(ann, room);
        his = new FileClient(bob, room);
        bob.get("/api/rooms/" + room + "/entries");
    }

    @Test
    void a_file_comes_in_pieces_from_where_the_last_one_ended() {
        byte[] content = FileClient.bytes(2 * PIECE + 17);
        String location = hers.begin("plan.bin", "application/x-plan", content.length)
                .expect(201)
                .header("Location");
        assertEquals(0, hers.offset(location));
        byte[] first = Arrays.copyOf(content, PIECE);
        assertEquals(
                Integer.toString(PIECE),
                hers.append(location, 0, first).expect(204).header("Upload-Offset"));
        hers.append(location, 0, first).expect(409);
        assertEquals(PIECE, hers.offset(location));
        refused(hers.say("too early", idOf(location)), "file_incomplete");
        hers.append(location, PIECE, Arrays.copyOfRange(content, PIECE, content.length))
                .expect(204);
        hers.say("here it is", idOf(location)).expect(201);
        assertArrayEquals(
                content,
                his.get("/files/" + idOf(location) + "/plan.bin").expect(200).body());
    }

    @Test
    void what_came_before_the_connection_broke_is_kept() throws IOException {
        String location = hers.begin("a.bin", "", 100_000).expect(201).header("Location");
        try (Socket socket = new Socket("localhost", server.uri("/").getPort())) {
            socket.getOutputStream()
                    .write(("PATCH " + location + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                                    + ann.authorization()
                                    + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: 100000\r\n\r\n"
                                    + "x".repeat(40_000))
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }
        Await.until("some of it is kept", () -> hers.offset(location) > 0);
        long offset = hers.offset(location);
        hers.append(location, offset, "x".repeat((int) (100_000 - offset)).getBytes(StandardCharsets.US_ASCII))
                .expect(204);
        assertEquals(100_000, hers.offset(location));
    }

    @Test
    void a_script_sends_a_file_in_one_request() {
        JsonObject file = hers.put("notes.txt", "text/plain; charset=UTF-8", "hello".getBytes(StandardCharsets.UTF_8))
                .expect(201)
                .json();
        assertEquals("notes.txt", file.getString("name"));
        assertEquals("text/plain", file.getString("type"));
        assertEquals(5, file.getInt("size"));
        hers.put("empty", "text/plain", new byte[0]).expect(201);
    }

    @Test
    void a_message_says_what_it_carries_and_a_file_is_carried_once() {
        String id = hers.put("a.txt", "text/plain", FileClient.bytes(10))
                .expect(201)
                .json()
                .getString("id");
        refused(his.say("mine?", id), "file_gone");
        hers.say("", id).expect(201);
        JsonObject entry = ann.get("/api/rooms/" + room + "/entries")
                .json()
                .getJsonArray("entries")
                .getJsonObject(0);
        JsonObject file = entry.getJsonArray("files").getJsonObject(0);
        assertEquals(id, file.getString("id"));
        assertEquals("a.txt", file.getString("name"));
        assertEquals(10, file.getInt("size"));
        refused(hers.say("again", id), "file_taken");
        refused(hers.say("", "a".repeat(32)), "file_gone");
        JsonObject listed = his.get("/api/rooms/" + room + "/files")
                .expect(200)
                .json()
                .getJsonArray("files")
                .getJsonObject(0);
        assertEquals(id, listed.getString("id"));
        assertEquals("ann", listed.getString("from"));
        assertEquals(1, listed.getInt("seq"));
    }

    @Test
    void the_same_message_sent_again_is_the_same_message() {
        String id = hers.put("a.txt", "text/plain", FileClient.bytes(10))
                .expect(201)
                .json()
                .getString("id");
        JsonObject message = Json.createObjectBuilder()
                .add("message", "once")
                .add("ref", "r1")
                .add("files", Json.createArrayBuilder().add(id))
                .build();
        String first =
                ann.post("/api/rooms/" + room + "/entries", message).expect(201).text();
        assertEquals(
                first,
                ann.post("/api/rooms/" + room + "/entries", message).expect(201).text());
        ann.post(
                        "/api/rooms/" + room + "/entries",
                        Json.createObjectBuilder()
                                .add("type", "delete")
                                .add("seq", 1)
                                .build())
                .expect(201);
        assertEquals(
                first,
                ann.post("/api/rooms/" + room + "/entries", message).expect(201).text());
    }

    @Test
    void a_page_of_files_ends_with_a_message() {
        String[] ids = new String[8];
        for (int message = 0; message < 2; message++) {
            for (int i = 0; i < ids.length; i++) {
                ids[i] = hers.put("f" + i, "text/plain", FileClient.bytes(10))
                        .expect(201)
                        .json()
                        .getString("id");
            }
            hers.say("eight", ids).expect(201);
        }
        JsonObject page =
                his.get("/api/rooms/" + room + "/files?limit=10").expect(200).json();
        assertEquals(8, page.getJsonArray("files").size());
        assertEquals(2, page.getInt("next"));
        JsonObject rest = his.get("/api/rooms/" + room + "/files?limit=10&before=2")
                .expect(200)
                .json();
        assertEquals(8, rest.getJsonArray("files").size());
        assertFalse(rest.containsKey("next"));
    }

    @Test
    void a_file_goes_with_its_message_and_with_its_room() {
        String first = hers.sent("a.bin", "application/octet-stream", FileClient.bytes(10));
        String second = hers.sent("b.bin", "application/octet-stream", FileClient.bytes(10));
        assertTrue(Files.exists(stored(first)));
        ann.post(
                        "/api/rooms/" + room + "/entries",
                        Json.createObjectBuilder()
                                .add("type", "delete")
                                .add("seq", 1)
                                .build())
                .expect(201);
        his.get("/files/" + first + "/a.bin").expect(404);
        Await.until("its bytes are gone", () -> !Files.exists(stored(first)));
        assertTrue(Files.exists(stored(second)));
        ann.delete("/api/rooms/" + room).expect(204);
        his.get("/files/" + second + "/b.bin").expect(404);
        Await.until("its bytes are gone", () -> !Files.exists(stored(second)));
    }

    @Test
    void an_upload_can_be_given_up() {
        String location = hers.begin("a.bin", "", 1_000).expect(201).header("Location");
        hers.append(location, 0, FileClient.bytes(10)).expect(204);
        assertEquals(
                404,
                his.send("HEAD", location, Map.of("Tus-Resumable", "1.0.0"), null)
                        .status());
        his.send("DELETE", location, Map.of("Tus-Resumable", "1.0.0"), null).expect(404);
        hers.send("DELETE", location, Map.of("Tus-Resumable", "1.0.0"), null).expect(204);
        hers.append(location, 10, FileClient.bytes(10)).expect(404);
        Await.until("its bytes are gone", () -> !Files.exists(stored(idOf(location))));
    }

    @Test
    void what_is_too_much_is_named() {
        FileClient.Answer large = hers.begin("a.bin", "", 52_428_801).expect(413);
        assertEquals("too_large", large.json().getString("code"));
        String location = hers.begin("a.bin", "", 10).expect(201).header("Location");
        hers.append(location, 0, FileClient.bytes(11)).expect(413);
        assertEquals(
                400,
                hers.send("POST", "/api/rooms/" + room + "/files", Map.of("Upload-Length", "1"), new byte[0])
                        .status());
        assertEquals(
                "1.0.0",
                hers.send("OPTIONS", "/api/rooms/" + room + "/files", Map.of(), null)
                        .header("Tus-Version"));
        String ids = "a".repeat(32);
        refused(hers.say("many", Stream.generate(() -> ids).limit(11).toArray(String[]::new)), "invalid");
    }

    private Path stored(String id) {
        return server.data().resolve("files").resolve(id.substring(0, 2)).resolve(id);
    }

    private static void refused(RestClient.Answer answer, String code) {
        assertEquals(code, answer.json().getString("code"), answer.text());
    }

    private static String idOf(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
