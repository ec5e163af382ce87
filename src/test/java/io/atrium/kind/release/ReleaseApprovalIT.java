package io.atrium.kind.release;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.RestClient.Answer;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Stages that wait for a person: who may answer, and how often. */
class ReleaseApprovalIT extends ReleaseDoors {
    @Test
    void a_stage_that_waits_is_answered_once_by_who_may() {
        String room = opened("ship");
        bob.get("/api/rooms/" + room + "/entries").expect(200);
        post(bob, room, "{\"type\":\"stage\",\"stage\":\"ship\",\"status\":\"needs_approval\",\"note\":\"two nodes\"}")
                .expect(201);
        post(bob, room, "{\"type\":\"approve\",\"stage\":\"ship\"}").expect(403);
        assertEquals(
                "stage", field(post(bob, room, "{\"type\":\"stage\",\"stage\":\"ship\",\"status\":\"running\"}"), 409));
        long before = ann.get("/api/rooms/" + room).json().getInt("seq");
        CompletableFuture<Answer> waiting =
                CompletableFuture.supplyAsync(() -> bob.get("/api/rooms/" + room + "/entries?wait=30&after=" + before));
        long statuses = Stream.of("approve", "reject", "approve", "reject")
                .parallel()
                .map(type -> post(ann, room, "{\"type\":\"" + type + "\",\"stage\":\"ship\"}")
                        .status())
                .filter(status -> status == 201)
                .count();
        assertEquals(1, statuses, "one answer of four at once is taken");
        JsonArray heard = waiting.join().expect(200).json().getJsonArray("entries");
        assertEquals(1, heard.size());
        assertEquals("ann", heard.getJsonObject(0).getString("from"));
        JsonObject stage = stage(room, "ship");
        assertEquals("ann", stage.getString("answered_by"));
        assertEquals(heard.getJsonObject(0).getString("type"), stage.getString("answer"));
        assertEquals(heard.getJsonObject(0).getString("at"), stage.getString("answered_at"));
        assertEquals("bob", stage.getString("asked_by"));
        Replays.assertReplays(ann, room);
    }

    @Test
    void every_member_answers_where_the_room_says_so_and_a_reader_nowhere() {
        String room = room("members");
        post(
                        ann,
                        room,
                        "[{\"type\":\"release\",\"version\":\"1\",\"stages\":[\"ship\"]},"
                                + "{\"type\":\"stage\",\"stage\":\"ship\",\"status\":\"needs_approval\"}]")
                .expect(201);
        bob.get("/api/rooms/" + room + "/entries").expect(200);
        ann.put("/api/rooms/" + room + "/members/cho", object("role", "reader")).expect(200);
        post(AtriumServer.shared().as("cho"), room, "{\"type\":\"approve\",\"stage\":\"ship\"}")
                .expect(403);
        post(bob, room, "{\"type\":\"approve\",\"stage\":\"ship\"}").expect(201);
        assertEquals("running", stage(room, "ship").getString("status"));
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
}
