package io.atrium.kind.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.kind.document.yjs.Message;
import io.atrium.kind.document.yjs.Update;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A document over its binary socket and over REST. */
class DocumentRoomIT {
    private static final String HERE = "{\"user\":{\"name\":\"Ann\"}}";

    private final AtriumServer server = AtriumServer.shared();
    private final RestClient ann = server.as("ann");
    private final RestClient bob = server.as("bob");
    private String room;

    @BeforeEach
    void newRoom() {
        room = ann.newRoom(Json.createObjectBuilder()
                .add("name", "doc-" + UUID.randomUUID())
                .add("kind", "document")
                .build());
    }

    @Test
    void what_one_writes_the_other_reads_and_no_text_frame_disturbs_the_protocol() {
        try (Editor one = Editor.join(ann, room);
                Editor other = Editor.join(bob, room)) {
            one.write(7, "hello ");
            other.awaitText("hello ");
            other.write(9, "world");
            one.awaitText("hello world");
            assertEquals(List.of(), one.texts());
            assertEquals(List.of(), other.texts());
        }
        assertEquals("hello world", text(""));
    }

    @Test
    void who_comes_later_gets_all_and_who_comes_back_brings_what_is_missing() {
        Editor away = Editor.join(ann, room);
        away.write(7, "before ");
        awaitSeq(1);
        away.cut();
        away.writeUnheard(8, "while away ");
        try (Editor late = Editor.join(bob, room)) {
            late.awaitText("before ");
            try (Editor back = Editor.comeBack(ann, room, away)) {
                late.awaitText("before while away ");
                assertEquals(late.text(), back.text());
            }
        }
        assertEquals(2, entries().size(), "what was known is not stored twice");
    }

    @Test
    void an_update_is_an_entry_and_the_other_doors_have_it_too() {
        try (Editor editor = Editor.join(ann, room)) {
            editor.write(7, "one ");
            awaitSeq(1);
            JsonObject entry = entries().getJsonObject(0);
            assertEquals("update", entry.getString("type"));
            assertEquals("ann", entry.getString("from"));
            post(bob, update(9, "two")).expect(201);
            editor.awaitText("one two");
        }
        assertEquals("one ", text("?seq=1"));
        assertEquals("", text("?seq=0"));
        assertEquals("one two", text(""));
        assertEquals("one two", ann.get(path("/export?format=md")).expect(200).text());
        assertTrue(ann.get(path("/export?format=html")).expect(200).text().contains("<p>one two</p>"));
        assertEquals(
                "one two",
                ann.get(path("/export?format=txt")).expect(200).text().strip());
    }

    @Test
    void garbage_is_refused_by_every_door_and_stored_by_none() {
        JsonObject garbage = Json.createObjectBuilder().add("update", "AQcA").build();
        assertEquals("malformed", post(ann, garbage).expect(400).json().getString("code"));
        JsonObject noBase64 = Json.createObjectBuilder().add("update", "?").build();
        assertEquals("update", post(ann, noBase64).expect(422).json().getString("field"));
        JsonObject nothing = Json.createObjectBuilder().add("update", "AAA=").build();
        assertEquals("update", post(ann, nothing).expect(422).json().getString("field"));
        try (Editor editor = Editor.join(ann, room)) {
            editor.send(Message.update(new byte[] {1, 7, 0}));
            assertTrue(editor.awaitDenial().contains("too early"), () -> "denied: " + editor.denials());
            editor.write(7, "and it goes on");
            awaitSeq(1);
        }
    }

    @Test
    void garbage_on_end_and_text_end_the_connection() {
        try (Editor editor = Editor.join(ann, room)) {
            for (int i = 0; i < 10; i++) {
                editor.sendText("{}");
            }
            assertEquals(4400, editor.awaitClose());
            assertTrue(editor.awaitDenial().contains("binary"));
            assertEquals(List.of(), editor.texts());
        }
    }

    @Test
    void a_frame_that_is_too_large_is_named_and_ends_the_connection() {
        try (Editor editor = Editor.join(ann, room)) {
            editor.send(new byte[(2 << 20) + 1]);
            assertTrue(editor.awaitDenial().contains("at most"));
            assertEquals(1009, editor.awaitClose());
        }
    }

    @Test
    void a_large_update_is_stored_in_several_entries_and_arrives_whole() {
        String large = "lines of a file that was pasted\n".repeat(20_000);
        try (Editor one = Editor.join(ann, room);
                Editor other = Editor.join(bob, room)) {
            one.write(7, large);
            other.awaitText(large);
        }
        assertTrue(entries().size() > 2);
        assertEquals(large, text(""));
    }

    @Test
    void who_may_only_read_looks_and_points_and_does_not_write() {
        ann.put(
                        path("/members/bob"),
                        Json.createObjectBuilder().add("role", "reader").build())
                .expect(200);
        try (Editor writer = Editor.join(ann, room);
                Editor reader = Editor.join(bob, room)) {
            writer.write(7, "read me");
            reader.awaitText("read me");
            reader.move(9, 1, HERE);
            writer.awaitState(9, HERE);
            assertEquals(List.of(), reader.denials());
            reader.write(9, "scribble");
            assertTrue(reader.awaitDenial().contains("read"));
        }
        assertEquals("read me", text(""));
    }

    @Test
    void where_people_are_is_told_to_all_once_and_to_who_comes_and_ends_with_them() {
        Editor one = Editor.join(ann, room);
        try (Editor other = Editor.join(bob, room)) {
            one.move(7, 1, HERE);
            other.awaitState(7, HERE);
            one.awaitState(7, HERE); // its own: a stock client takes silence for a broken line
            other.move(7, 1, HERE); // stock clients pass on what they hear
            other.move(9, 1, HERE);
            one.awaitState(9, HERE);
            assertEquals(1, one.timesTold(7));
            try (Editor late = Editor.join(ann, room)) {
                late.awaitState(7, HERE);
                late.awaitState(9, HERE);
                one.cut();
                late.awaitState(7, "null");
                assertEquals(1, late.timesTold(9));
            }
        }
        assertEquals(0, ann.get(path("")).json().getInt("seq"), "nothing of it is stored");
    }

    @Test
    void a_version_keeps_what_there_was() {
        post(ann, update(7, "first ")).expect(201);
        post(
                        ann,
                        Json.createObjectBuilder()
                                .add("type", "version")
                                .add("name", "Draft")
                                .build())
                .expect(201);
        post(ann, update(8, "second")).expect(201);
        JsonArray versions = ann.get(path("/view/versions")).expect(200).json().getJsonArray("versions");
        assertEquals("Draft", versions.getJsonObject(0).getString("name"));
        assertEquals(2, versions.getJsonObject(0).getInt("seq"));
        assertEquals("first ", text("?seq=2"));
        assertEquals("first second", text("?seq=3"));
        assertEquals(
                "not_found",
                ann.get(path("/view/text?seq=4")).expect(404).json().getString("code"));
    }

    @Test
    void what_somebody_lacks_can_be_asked_for_by_rest() {
        post(ann, update(7, "first ")).expect(201);
        JsonObject state = ann.get(path("/view/state")).expect(200).json();
        assertEquals(1, state.getInt("seq"));
        post(ann, update(8, "second")).expect(201);
        String vector = state.getString("vector").replace("+", "%2B");
        JsonObject rest =
                ann.get(path("/view/state?vector=" + vector)).expect(200).json();
        assertEquals(Update.text(8, "text", "second").toBytes().length, Base64Text.of(rest).length);
        assertFalse(ann.get(path("/view/state?vector=AQ==")).expect(400).json().isEmpty());
    }

    @Test
    void the_timeline_says_who_worked_on_it_and_until_when() {
        post(ann, update(7, "one ")).expect(201);
        post(bob, update(8, "two")).expect(201);
        JsonObject timeline = ann.get(path("/view/timeline")).expect(200).json();
        JsonObject stretch = timeline.getJsonArray("stretches").getJsonObject(0);
        assertEquals(2, stretch.getInt("seq"));
        assertEquals(2, stretch.getInt("edits"));
        assertEquals("[\"ann\",\"bob\"]", stretch.getJsonArray("from").toString());
        assertTrue(timeline.isNull("next"));
    }

    @Test
    void an_update_as_bytes_may_be_larger_than_a_frame() throws Exception {
        String large = "x".repeat(200_000);
        byte[] update = Update.text(7, Document.ROOT, large).toBytes();
        JsonObject stored = upload(update).expect(200).json();
        assertTrue(stored.getInt("stored") > 3);
        assertEquals(large, text(""));
        assertEquals(
                "malformed", upload(new byte[] {1, 2, 3}).expect(400).json().getString("code"));
    }

    @Test
    void a_file_of_text_is_added_at_the_end() {
        post(ann, update(7, "first ")).expect(201);
        ann.send("POST", path("/intake/md"), "second\r\n").expect(200);
        ann.send("POST", path("/intake/txt"), "third").expect(200);
        assertEquals("first second\nthird", text(""));
        assertEquals(
                "body",
                ann.send("POST", path("/intake/md"), "").expect(422).json().getString("field"));
    }

    private RestClient.Answer upload(byte[] update) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.uri(path("/intake/yjs")))
                .header("Authorization", ann.authorization())
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(update))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        return new RestClient.Answer(answer.statusCode(), answer.headers(), answer.body());
    }

    private static JsonObject update(long client, String text) {
        return Base64Text.body(Update.text(client, Document.ROOT, text).toBytes());
    }

    private RestClient.Answer post(RestClient who, JsonObject frame) {
        return who.post(path("/entries"), frame);
    }

    private String text(String query) {
        return ann.get(path("/view/text" + query)).expect(200).json().getString("text");
    }

    private JsonArray entries() {
        return ann.get(path("/entries")).expect(200).json().getJsonArray("entries");
    }

    private void awaitSeq(long seq) {
        Await.until("entry " + seq, () -> ann.get(path("/entries")).json().getInt("seq") >= seq);
    }

    private String path(String rest) {
        return "/api/rooms/" + room + rest;
    }
}
