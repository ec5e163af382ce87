package io.atrium.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.Multiplexed;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import io.atrium.testing.RoomTest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is said later, and what one wants to be reminded of, to the letter of docs/protocol.md. */
class ScheduledIT extends RoomTest {
    @AfterEach
    void nothingIsLeft() {
        for (RestClient each : List.of(ann, bob)) {
            scheduled(each).forEach(one -> each.delete("/api/scheduled/" + one.getInt("id")));
        }
    }

    @Test
    void what_is_due_is_said_once_by_who_left_it_and_gone_from_the_list() {
        try (RoomClient his = RoomClient.join(bob, room);
                Multiplexed window = Multiplexed.connect(ann)) {
            int id = post(ann, send("good morning", Instant.now().plusSeconds(2)))
                    .expect(201)
                    .json()
                    .getInt("id");
            window.awaitOwn("ann", frame -> isScheduled(frame, id));
            JsonObject said = his.await("the message", frame -> "good morning".equals(frame.getString("message", "")));
            assertEquals("ann", said.getString("from"));
            window.awaitOwn(
                    "ann", frame -> frame.getString("type").equals("scheduled_gone") && frame.getInt("id") == id);
            assertTrue(scheduled(ann).isEmpty());
            assertEquals(1, ann.get("/api/rooms/" + room).expect(200).json().getInt("seq"));
        }
    }

    @Test
    void what_can_not_be_said_when_it_is_due_stays_in_the_list_with_the_reason() {
        RoomClient.join(bob, room).close();
        try (Multiplexed window = Multiplexed.connect(bob)) {
            int id = post(bob, send("too late", Instant.now().plusSeconds(3)))
                    .expect(201)
                    .json()
                    .getInt("id");
            ann.put(
                            "/api/rooms/" + room + "/members/bob",
                            Json.createObjectBuilder().add("role", "reader").build())
                    .expect(200);
            JsonObject told = window.awaitOwn(
                    "bob",
                    frame -> isScheduled(frame, id)
                            && frame.getJsonObject("scheduled").containsKey("failure"));
            assertEquals("forbidden", told.getJsonObject("scheduled").getString("failure"));
            assertEquals(0, ann.get("/api/rooms/" + room).expect(200).json().getInt("seq"));
            bob.delete("/api/scheduled/" + id).expect(204);
            assertTrue(scheduled(bob).isEmpty());
        }
    }

    @Test
    void a_reminder_is_a_notice_of_its_entry_to_nobody_else() {
        try (RoomClient hers = RoomClient.join(ann, room);
                Multiplexed window = Multiplexed.connect(bob)) {
            hers.say("the valve leaks");
            RoomClient.join(bob, room).close();
            post(bob, remind(1, "", Instant.now().plusSeconds(1))).expect(201);
            JsonObject notice =
                    window.awaitOwn("bob", frame -> isReminder(frame)).getJsonObject("notice");
            assertEquals(1, notice.getInt("seq"));
            assertEquals("the valve leaks", notice.getString("text"));
            post(bob, remind(0, "order a new one", Instant.now().plusSeconds(1)))
                    .expect(201);
            JsonObject other = window.awaitOwn(
                            "bob",
                            frame -> isReminder(frame)
                                    && !frame.getJsonObject("notice").isNull("about"))
                    .getJsonObject("notice");
            assertEquals("order a new one", other.getString("about"));
            assertFalse(ann.get("/api/notices?limit=20").expect(200).json().getJsonArray("notices").stream()
                    .map(JsonObject.class::cast)
                    .anyMatch(one -> one.getString("what").equals("reminder")));
        }
    }

    @Test
    void what_makes_no_sense_is_refused_at_once() {
        Instant soon = Instant.now().plusSeconds(600);
        assertField("at", post(ann, send("x", Instant.now().minusSeconds(1))).expect(422));
        assertField("at", post(ann, send("x", soon.plusSeconds(400L * 86_400))).expect(422));
        assertField(
                "at",
                post(ann, body("send").add("at", "tomorrow").add("frame", message("x")))
                        .expect(422));
        assertField("frame", post(ann, body("send").add("at", soon.toString())).expect(422));
        assertField("what", post(ann, body("shout").add("at", soon.toString())).expect(422));
        assertField("message", post(ann, send("", soon)).expect(422));
        assertField("seq", post(ann, remind(77, "", soon)).expect(422));
        assertField("text", post(ann, remind(0, "", soon)).expect(422));
        post(
                        ann,
                        body("send")
                                .add("at", soon.toString())
                                .add("frame", Json.createObjectBuilder().add("type", "typing")))
                .expect(422);
        bob.delete("/api/scheduled/4711").expect(404);
        int hers = post(ann, send("mine", soon)).expect(201).json().getInt("id");
        bob.delete("/api/scheduled/" + hers).expect(404);
        assertEquals(1, scheduled(ann).size());
    }

    private RestClient.Answer post(RestClient from, JsonObjectBuilder body) {
        return from.post("/api/scheduled", body.build());
    }

    private JsonObjectBuilder body(String what) {
        return Json.createObjectBuilder().add("what", what).add("room", room);
    }

    private static JsonObjectBuilder message(String text) {
        return Json.createObjectBuilder().add("message", text);
    }

    private JsonObjectBuilder send(String text, Instant at) {
        return body("send").add("frame", message(text)).add("at", at.toString());
    }

    private JsonObjectBuilder remind(int seq, String text, Instant at) {
        JsonObjectBuilder body = body("remind").add("text", text).add("at", at.toString());
        return seq == 0 ? body : body.add("seq", seq);
    }

    private static boolean isScheduled(JsonObject frame, int id) {
        return frame.getString("type").equals("scheduled")
                && frame.getJsonObject("scheduled").getInt("id") == id;
    }

    private static boolean isReminder(JsonObject frame) {
        return frame.getString("type").equals("notice")
                && frame.getJsonObject("notice").getString("what").equals("reminder");
    }

    private static void assertField(String field, RestClient.Answer answer) {
        assertEquals(field, answer.json().getString("field", null), answer.toString());
    }

    /** Of this test's room: others leave theirs. */
    private List<JsonObject> scheduled(RestClient person) {
        return person
                .get("/api/scheduled")
                .expect(200)
                .json()
                .getJsonArray("scheduled")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(one -> one.getString("room").equals(room))
                .toList();
    }
}
