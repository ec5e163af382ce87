package io.atrium.kind.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.RestClient.Answer;
import io.atrium.testing.RoomClient;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The release room through its doors: what is reported, and what is refused. */
class ReleaseRoomIT extends ReleaseDoors {
    @Test
    void a_script_reports_a_release_and_everybody_reads_the_same() {
        String room = room("keepers");
        try (RoomClient script = RoomClient.join(bob, room);
                RoomClient watcher = RoomClient.join(ann, room)) {
            script.sendText(
                    "{\"type\":\"release\",\"version\":\"1.4.2\",\"stages\":[\"build\",\"ship\"],\"commit\":\"c41f09e\",\"target\":\"production\"}");
            script.sendText("{\"type\":\"stage\",\"stage\":\"build\",\"status\":\"running\",\"note\":\"node 2\"}");
            script.sendText("{\"stage\":\"build\",\"line\":\"hello\",\"ref\":\"l1\"}");
            script.sendText(
                    "{\"stage\":\"build\",\"lines\":[\"\",\"\\u001b[31merror: no\\u001b[0m\\u0007\"],\"stream\":\"stderr\"}");
            assertEquals(3, script.awaitAck("l1").getInt("seq"));
            JsonObject release = watcher.await("the release", frame -> isOf("release", frame));
            assertEquals("1.4.2", release.getString("version"));
            assertEquals("[\"build\",\"ship\"]", release.getJsonArray("stages").toString());
            assertEquals("bob", release.getString("from"));
            assertEquals(
                    "node 2",
                    watcher.await("the stage", frame -> isOf("stage", frame)).getString("note"));
            assertEquals(
                    "hello",
                    watcher.await("a line", frame -> frame.containsKey("line")).getString("line"));
            JsonObject lines = watcher.await("more lines", frame -> frame.containsKey("lines"));
            assertEquals(
                    "[\"\",\"\\u001b[31merror: no\\u001b[0m\"]",
                    lines.getJsonArray("lines").toString());
            assertEquals("[1]", lines.getJsonArray("errors").toString());
            assertEquals("stderr", lines.getString("stream"));
        }
        JsonObject stage = stage(room, "build");
        assertEquals("running", stage.getString("status"));
        assertEquals(3, stage.getInt("lines"));
        assertEquals(3, stage.getInt("first_error"));
        Replays.assertReplays(ann, room);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"release\",\"stages\":[\"a\"]}                                  | invalid      | version",
                "{\"type\":\"release\",\"version\":7,\"stages\":[\"a\"]}                    | invalid      | version",
                "{\"type\":\"release\",\"version\":\"1\"}                                   | invalid      | stages",
                "{\"type\":\"release\",\"version\":\"1\",\"stages\":[]}                     | invalid      | stages",
                "{\"type\":\"release\",\"version\":\"1\",\"stages\":[\"a\",\"a\"]}          | invalid      | stages",
                "{\"type\":\"release\",\"version\":\"1\",\"stages\":[\" \"]}                | invalid      | stages",
                "{\"type\":\"release\",\"version\":\"1\",\"stages\":[\"a\\u202eb\"]}        | invalid      | stages",
                "{\"type\":\"release\",\"version\":\"1\",\"stages\":[\"a\"],\"commit\":1}   | invalid      | commit",
                "{\"type\":\"stage\",\"stage\":\"build\"}                                   | invalid      | status",
                "{\"type\":\"stage\",\"stage\":\"build\",\"status\":\"done\"}               | invalid      | status",
                "{\"type\":\"stage\",\"status\":\"passed\"}                                 | invalid      | stage",
                "{\"type\":\"stage\",\"stage\":\"none\",\"status\":\"passed\"}              | invalid      | stage",
                "{\"type\":\"stage\",\"stage\":\"build\",\"status\":\"passed\",\"at\":\"x\"}| invalid      | at",
                "{\"stage\":\"build\"}                                                      | invalid      | line",
                "{\"stage\":\"build\",\"line\":5}                                           | invalid      | line",
                "{\"stage\":\"build\",\"line\":\"two\\nlines\"}                             | invalid      | line",
                "{\"stage\":\"build\",\"lines\":\"one\"}                                    | invalid      | lines",
                "{\"stage\":\"build\",\"lines\":[]}                                         | invalid      | lines",
                "{\"stage\":\"build\",\"lines\":[1]}                                        | invalid      | lines",
                "{\"stage\":\"build\",\"line\":\"x\",\"stream\":\"stdin\"}                  | invalid      | stream",
                "{\"stage\":\"none\",\"line\":\"x\"}                                        | invalid      | stage",
                "{\"line\":\"x\"}                                                           | invalid      | stage",
                "{\"stage\":\"build\",\"line\":\"\\u0000\"}                                 | invalid      | line",
                "{\"type\":\"approve\"}                                                     | invalid      | stage",
                "{\"type\":\"approve\",\"stage\":\"build\"}                                 | conflict     | stage",
                "{\"type\":\"reject\",\"stage\":\"build\"}                                  | conflict     | stage",
                "{\"type\":\"approve\",\"stage\":\"none\"}                                  | invalid      | stage",
                "{\"type\":\"deploy\"}                                                      | unknown_type |",
            })
    void what_is_no_report_is_refused_by_name_at_every_door(String frame, String code, String field) {
        String room = opened("build", "ship");
        Answer answer = ann.send("POST", path(room), frame.strip());
        assertEquals(code, answer.json().getString("code"), answer.text());
        assertEquals(field, answer.json().getString("field", null), answer.text());
        try (RoomClient client = RoomClient.join(ann, room)) {
            client.sendText(frame.strip());
            assertEquals(field, client.awaitError(code).getString("field", null));
            assertEquals(1, client.position());
        }
    }

    @Test
    void a_line_takes_so_many_characters_and_an_entry_so_many_lines() {
        String room = opened("build");
        post(ann, room, "{\"stage\":\"build\",\"line\":\"" + "x".repeat(LogLines.LONGEST) + "\"}")
                .expect(201);
        String tooLong = "x".repeat(LogLines.LONGEST + 1);
        assertEquals("line", field(post(ann, room, "{\"stage\":\"build\",\"line\":\"" + tooLong + "\"}"), 422));
        assertEquals("lines", field(post(ann, room, "{\"stage\":\"build\",\"lines\":[\"" + tooLong + "\"]}"), 422));
        String many = "\"x\",".repeat(LogLines.MOST) + "\"x\"";
        assertEquals("lines", field(post(ann, room, "{\"stage\":\"build\",\"lines\":[" + many + "]}"), 422));
    }

    @Test
    void before_the_first_release_there_is_nothing_to_report_of() {
        String room = room("keepers");
        for (String frame : new String[] {
            "{\"stage\":\"build\",\"line\":\"x\"}",
            "{\"type\":\"stage\",\"stage\":\"build\",\"status\":\"passed\"}",
            "{\"type\":\"approve\",\"stage\":\"build\"}",
        }) {
            Answer answer = post(ann, room, frame).expect(409);
            assertEquals("conflict", answer.json().getString("code"));
            assertTrue(answer.json().getString("detail").startsWith("no release is open"), answer.text());
        }
        ann.send("POST", "/api/rooms/" + room + "/intake/txt?stage=build", "x").expect(409);
        ann.get("/api/rooms/" + room + "/view/lines?stage=build").expect(404);
        assertFalse(Replays.snapshot(ann, room).containsKey("release"));
    }

    @Test
    void a_batch_is_one_transaction_in_which_one_report_may_build_on_another() {
        String room = room("keepers");
        String opens = "{\"type\":\"release\",\"version\":\"1\",\"stages\":[\"build\"]}";
        String line = "{\"stage\":\"build\",\"line\":\"x\"}";
        String refused = "{\"stage\":\"none\",\"line\":\"x\"}";
        assertEquals("stage", field(post(ann, room, "[" + opens + "," + line + "," + refused + "]"), 422));
        assertFalse(Replays.snapshot(ann, room).containsKey("release"), "all or nothing");
        post(ann, room, "[" + opens + "," + line + "," + line + "]").expect(201);
        assertEquals(2, stage(room, "build").getInt("lines"));
        Replays.assertReplays(ann, room);
    }

    @Test
    void a_frame_that_is_sent_again_counts_once() {
        String room = opened("build");
        String line = "{\"stage\":\"build\",\"lines\":[\"a\",\"b\"],\"ref\":\"once\"}";
        long seq = post(ann, room, line)
                .expect(201)
                .json()
                .getJsonArray("entries")
                .getJsonObject(0)
                .getInt("seq");
        assertEquals(
                seq,
                post(ann, room, line)
                        .expect(201)
                        .json()
                        .getJsonArray("entries")
                        .getJsonObject(0)
                        .getInt("seq"));
        assertEquals(2, stage(room, "build").getInt("lines"));
    }

    @Test
    void the_next_release_begins_anew_and_the_one_before_is_history() {
        String room = opened("build");
        post(ann, room, "{\"stage\":\"build\",\"line\":\"old\"}").expect(201);
        post(ann, room, "{\"type\":\"stage\",\"stage\":\"build\",\"status\":\"failed\"}")
                .expect(201);
        post(ann, room, "{\"type\":\"release\",\"version\":\"2\",\"stages\":[\"build\"]}")
                .expect(201);
        JsonObject snapshot = Replays.snapshot(ann, room);
        JsonObject before = snapshot.getJsonArray("earlier").getJsonObject(0);
        assertEquals("failed", before.getString("outcome"));
        assertEquals("build", before.getString("failed_at"));
        assertEquals(0, stage(room, "build").getInt("lines"));
        assertNull(snapshot.getJsonObject("release").get("outcome"));
        String of = "&release=" + before.getInt("seq");
        JsonObject lines = view(room, "lines?stage=build" + of);
        assertEquals(
                "old",
                lines.getJsonArray("parts")
                        .getJsonObject(0)
                        .getJsonArray("lines")
                        .getString(0));
        assertEquals("failed", view(room, "release?" + of).getString("outcome"));
        assertEquals(2, view(room, "releases").getJsonArray("releases").size());
        assertEquals(
                1,
                view(
                                room,
                                "releases?before="
                                        + snapshot.getJsonObject("release").getInt("seq"))
                        .getJsonArray("releases")
                        .size());
        Replays.assertReplays(ann, room);
    }

    @Test
    void the_lobby_says_what_runs() {
        String room = opened("build");
        post(ann, room, "{\"type\":\"stage\",\"stage\":\"build\",\"status\":\"running\"}")
                .expect(201);
        JsonObject summary = ann.get("/api/rooms/" + room).json().getJsonObject("summary");
        assertEquals("summary.running", summary.getString("key"));
        assertEquals("build", summary.getJsonObject("places").getString("stage"));
        assertEquals("summary.runs", summary.getString("chip"));
    }

    private static boolean isOf(String type, JsonObject frame) {
        return frame.getString("type", "").equals(type);
    }

    private static String field(Answer answer, int status) {
        return answer.expect(status).json().getString("field");
    }

    private JsonObject stage(String room, String name) {
        return Replays.snapshot(ann, room)
                .getJsonObject("release")
                .getJsonArray("stages")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(stage -> stage.getString("stage").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private JsonObject view(String room, String what) {
        return ann.get("/api/rooms/" + room + "/view/" + what).expect(200).json();
    }
}
