package io.atrium.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.Await;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import io.atrium.testing.RoomTest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers, reactions and pins, to the letter of docs/protocol.md. */
class ThreadsIT extends RoomTest {
    @Test
    void a_reaction_is_an_entry_and_stands_in_its_message() {
        try (RoomClient hers = RoomClient.join(ann, room);
                RoomClient his = RoomClient.join(bob, room)) {
            hers.say("ship it?");
            his.sendUntilAcked("{\"type\":\"react\",\"seq\":1,\"reaction\":\"👍\",\"ref\":\"r1\"}", "r1");
            JsonObject told =
                    hers.await("the reaction", frame -> frame.getString("type").equals("react"));
            assertEquals(1, told.getInt("target"));
            assertEquals("👍", told.getString("reaction"));
            assertEquals("bob", told.getString("from"));
            assertEquals(
                    "{\"👍\":[\"bob\"]}", entry(1).getJsonObject("reactions").toString());

            his.sendUntilAcked(
                    "{\"type\":\"react\",\"seq\":1,\"reaction\":\"👍\",\"remove\":true,\"ref\":\"r2\"}", "r2");
            assertTrue(hers.await("it is taken back", frame -> frame.getBoolean("remove", false))
                    .getString("type")
                    .equals("react"));
            assertFalse(entry(1).containsKey("reactions"));
        }
    }

    @Test
    void who_reacts_in_vain_is_told_why() {
        try (RoomClient client = RoomClient.join(ann, room)) {
            client.say("hi");
            assertRefused(client, "{\"type\":\"react\",\"seq\":1,\"reaction\":\"nice\"}", "invalid");
            assertRefused(client, "{\"type\":\"react\",\"seq\":1}", "invalid");
            assertRefused(client, "{\"type\":\"react\",\"seq\":7,\"reaction\":\"agree\"}", "invalid");
            assertRefused(client, "{\"type\":\"react\",\"seq\":1,\"reaction\":\"agree\",\"remove\":true}", "conflict");
            client.sendUntilAcked("{\"type\":\"react\",\"seq\":1,\"reaction\":\"agree\",\"ref\":\"once\"}", "once");
            assertRefused(client, "{\"type\":\"react\",\"seq\":1,\"reaction\":\"agree\"}", "conflict");
            assertRefused(
                    client,
                    "{\"type\":\"react\",\"seq\":2,\"reaction\":\"agree\"}",
                    "invalid"); // a reaction is no message
            client.sendUntilAcked("{\"type\":\"delete\",\"seq\":1,\"ref\":\"gone\"}", "gone");
            assertRefused(client, "{\"type\":\"react\",\"seq\":1,\"reaction\":\"seen\"}", "conflict");
            assertFalse(entry(1).containsKey("reactions"));
        }
    }

    @Test
    void answers_are_found_below_their_message_and_counted_there() {
        try (RoomClient hers = RoomClient.join(ann, room);
                RoomClient his = RoomClient.join(bob, room)) {
            hers.say("who is on call?");
            answer(his, 1, "me", false, "a1");
            answer(hers, 2, "until when?", true, "a2"); // an answer's answer is of the same thread
            assertEquals(1, entry(3).getInt("thread"));
            assertTrue(entry(3).getBoolean("in_room"));
            JsonObject replies = entry(1).getJsonObject("replies");
            assertEquals(2, replies.getInt("count"));
            assertEquals("[\"ann\",\"bob\"]", replies.getJsonArray("by").toString());

            JsonObject thread = view(ann, "thread?thread=1");
            assertEquals("who is on call?", thread.getJsonObject("message").getString("message"));
            assertEquals(List.of("me", "until when?"), messages(thread));
            assertEquals(List.of("me"), messages(view(ann, "thread?thread=1&limit=1")));
            assertEquals(List.of("until when?"), messages(view(ann, "thread?thread=1&limit=1&after=2")));

            his.sendUntilAcked("{\"type\":\"delete\",\"seq\":2,\"ref\":\"d\"}", "d");
            assertEquals(
                    1,
                    hers.await("the removal", frame -> frame.getString("type").equals("delete"))
                            .getInt("thread"));
            assertEquals(1, entry(1).getJsonObject("replies").getInt("count"));
            assertEquals(List.of("until when?"), messages(view(ann, "thread?thread=1")));
        }
    }

    @Test
    void an_answer_to_nothing_is_refused() {
        try (RoomClient client = RoomClient.join(ann, room)) {
            assertRefused(client, "{\"message\":\"a\",\"thread\":9}", "invalid");
            client.say("hi");
            client.sendUntilAcked("{\"type\":\"react\",\"seq\":1,\"reaction\":\"agree\",\"ref\":\"r\"}", "r");
            assertRefused(client, "{\"message\":\"a\",\"thread\":2}", "invalid");
            assertEquals(422, ann.get(path("view/thread?thread=2")).status());
            assertEquals(422, ann.get(path("view/thread")).status());
        }
    }

    @Test
    void who_wrote_or_answered_follows_until_they_say_otherwise() {
        RestClient cho = server.as("cho");
        try (RoomClient hers = RoomClient.join(ann, room);
                RoomClient his = RoomClient.join(bob, room);
                RoomClient theirs = RoomClient.join(cho, room)) {
            hers.say("question");
            answer(his, 1, "one", false, "a1");
            assertEquals(1, unread(ann));
            assertEquals(0, unread(bob));
            assertTrue(view(cho, "threads").getJsonArray("threads").isEmpty());
            answer(theirs, 1, "two", false, "a2");
            assertEquals(2, unread(ann));
            assertEquals(1, unread(bob));

            hers.sendUntilAcked("{\"type\":\"thread_read\",\"thread\":1,\"seq\":2,\"ref\":\"t\"}", "t");
            assertEquals(1, unread(ann));
            hers.sendUntilAcked("{\"type\":\"thread_read\",\"thread\":1,\"seq\":999,\"ref\":\"u\"}", "u");
            assertEquals(0, unread(ann));
            answer(theirs, 1, "three", false, "a3");
            assertEquals(1, unread(ann));

            his.sendUntilAcked("{\"type\":\"follow\",\"thread\":1,\"follow\":false,\"ref\":\"f\"}", "f");
            assertTrue(view(bob, "threads").getJsonArray("threads").isEmpty());
            assertFalse(view(bob, "thread?thread=1").getBoolean("following"));
            assertRefused(his, "{\"type\":\"follow\",\"thread\":77}", "invalid");
        }
    }

    @Test
    void who_follows_is_notified_of_an_answer_and_the_room_stays_read() {
        try (RoomClient hers = RoomClient.join(ann, room);
                RoomClient his = RoomClient.join(bob, room)) {
            hers.say("question");
            hers.sendText("{\"type\":\"read\",\"seq\":1}");
            Await.until("ann has read", () -> card(ann).getInt("read_seq") == 1);
            answer(his, 1, "aside", false, "a1");
            his.sendUntilAcked("{\"type\":\"react\",\"seq\":1,\"reaction\":\"agree\",\"ref\":\"r\"}", "r");
            JsonObject card = card(ann);
            assertEquals(3, card.getInt("seq"));
            assertEquals(0, card.getInt("unread"));
            assertEquals("question", card.getJsonObject("last").getString("text"));
            Await.until(
                    "ann's notice",
                    () -> ann.get("/api/notices").json().getJsonArray("notices").stream()
                            .map(notice -> notice.asJsonObject())
                            .anyMatch(notice -> notice.getString("room").equals(room)
                                    && notice.getString("what").equals("reply")
                                    && notice.getInt("seq") == 2));
            answer(his, 1, "for everybody", true, "a2");
            assertTrue(card(ann).getInt("unread") > 0);
        }
    }

    @Test
    void what_is_pinned_is_listed_until_it_is_unpinned_or_deleted() {
        try (RoomClient hers = RoomClient.join(ann, room);
                RoomClient his = RoomClient.join(bob, room)) {
            hers.say("wifi: see the wall");
            hers.say("coffee: ask dee");
            his.sendUntilAcked("{\"type\":\"pin\",\"seq\":1,\"ref\":\"p1\"}", "p1");
            hers.sendUntilAcked("{\"type\":\"pin\",\"seq\":2,\"ref\":\"p2\"}", "p2");
            assertRefused(his, "{\"type\":\"pin\",\"seq\":2}", "conflict");
            assertRefused(his, "{\"type\":\"pin\",\"seq\":3}", "invalid");
            JsonObject pins = view(bob, "pins");
            assertEquals("coffee: ask dee", pin(pins, 0).getJsonObject("entry").getString("message"));
            assertEquals("ann", pin(pins, 0).getString("by"));
            assertTrue(entry(1).getBoolean("pinned"));

            his.sendUntilAcked("{\"type\":\"pin\",\"seq\":2,\"remove\":true,\"ref\":\"p3\"}", "p3");
            assertRefused(his, "{\"type\":\"pin\",\"seq\":2,\"remove\":true}", "conflict");
            hers.sendUntilAcked("{\"type\":\"delete\",\"seq\":1,\"ref\":\"d\"}", "d");
            assertTrue(view(bob, "pins").getJsonArray("pins").isEmpty());
            assertRefused(his, "{\"type\":\"pin\",\"seq\":1}", "conflict");
        }
    }

    @Test
    void who_may_only_read_follows_and_does_nothing_else() {
        ann.post(
                        "/api/rooms/" + room + "/entries",
                        Json.createObjectBuilder().add("message", "hi").build())
                .expect(201);
        ann.put(
                "/api/rooms/" + room + "/members/bob",
                Json.createObjectBuilder().add("role", "reader").build());
        try (RoomClient his = RoomClient.join(bob, room)) {
            his.sendUntilAcked("{\"type\":\"follow\",\"thread\":1,\"ref\":\"f\"}", "f");
            assertTrue(view(bob, "thread?thread=1").getBoolean("following"));
            assertRefused(his, "{\"type\":\"react\",\"seq\":1,\"reaction\":\"agree\"}", "forbidden");
            assertRefused(his, "{\"type\":\"pin\",\"seq\":1}", "forbidden");
        }
    }

    private static void answer(RoomClient from, long seq, String text, boolean inRoom, String ref) {
        from.sendUntilAcked(
                "{\"message\":\"" + text + "\",\"thread\":" + seq + ",\"in_room\":" + inRoom + ",\"ref\":\"" + ref
                        + "\"}",
                ref);
    }

    private String path(String rest) {
        return "/api/rooms/" + room + "/" + rest;
    }

    private JsonObject view(RestClient caller, String what) {
        return caller.get(path("view/" + what)).expect(200).json();
    }

    private long unread(RestClient caller) {
        return view(caller, "threads").getJsonArray("threads").getValuesAs(JsonObject.class).stream()
                .mapToLong(thread -> thread.getInt("unread"))
                .sum();
    }

    private JsonObject card(RestClient caller) {
        return caller.get("/api/rooms/" + room).expect(200).json();
    }

    private static JsonObject pin(JsonObject pins, int at) {
        return pins.getJsonArray("pins").getJsonObject(at);
    }

    private static List<String> messages(JsonObject thread) {
        return thread.getJsonArray("entries").getValuesAs(JsonObject.class).stream()
                .map(entry -> entry.getString("message"))
                .toList();
    }
}
