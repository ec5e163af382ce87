package io.atrium.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import io.atrium.testing.RoomTest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is done with messages over a day: changed and removed, forwarded, marked as unread; to the letter of docs/protocol.md. */
class MessagesIT extends RoomTest {
    @Test
    void moderators_see_what_a_message_said_before() {
        try (RoomClient his = RoomClient.join(bob, room)) {
            his.say("the key is under the mat");
            edit(his, 1, "the key is with ann", "e1");
            edit(his, 1, "the key is with ann or cho", "e2");
            JsonObject history = history(ann, 1);
            assertEquals(
                    "the key is with ann or cho", history.getJsonObject("entry").getString("message"));
            assertEquals(List.of("the key is with ann", "the key is under the mat"), revisions(history));
            assertFalse(history.containsKey("removed"));
            assertEquals(403, bob.get(path("view/history?seq=1")).status());
            assertFalse(bob.get(path("entries")).text().contains("under the mat"));
            assertFalse(ann.get(path("export")).text().contains("under the mat"));
            assertEquals(422, ann.get(path("view/history?seq=2")).status());
            assertEquals(422, ann.get(path("view/history")).status());
        }
    }

    @Test
    void of_many_versions_the_newest_are_kept() {
        try (RoomClient hers = RoomClient.join(ann, room)) {
            hers.say("version 0");
            for (int i = 1; i <= 23; i++) {
                edit(hers, 1, "version " + i, "e" + i);
            }
            List<String> kept = revisions(history(ann, 1));
            assertEquals(20, kept.size());
            assertEquals("version 22", kept.get(0));
            assertEquals("version 3", kept.get(19));
        }
    }

    @Test
    void of_a_deleted_message_moderators_see_who_and_when_and_nothing_of_its_text() {
        try (RoomClient hers = RoomClient.join(ann, room);
                RoomClient his = RoomClient.join(bob, room)) {
            his.say("secret");
            edit(his, 1, "still secret", "e");
            hers.sendUntilAcked("{\"type\":\"delete\",\"seq\":1,\"ref\":\"d\"}", "d");
            RestClient.Answer answer = ann.get(path("view/history?seq=1")).expect(200);
            assertTrue(revisions(answer.json()).isEmpty());
            assertEquals("ann", answer.json().getJsonObject("removed").getString("by"));
            assertEquals("bob", answer.json().getJsonObject("entry").getString("from"));
            assertFalse(answer.text().contains("secret"));
            assertEquals(403, bob.get(path("view/history?seq=1")).status());
        }
    }

    @Test
    void a_message_is_forwarded_as_it_reads_by_who_may_read_it() {
        String other = bob.newRoom("other");
        ann.put(
                "/api/rooms/" + other + "/members/ann",
                Json.createObjectBuilder().build());
        try (RoomClient hers = RoomClient.join(ann, room);
                RoomClient his = RoomClient.join(bob, other)) {
            hers.say("deploy at four, @bob");
            JsonObject there = forward(ann, other, room, 1);
            assertEquals("deploy at four, @bob", there.getString("message"));
            assertEquals("{\"from\":\"ann\"}", there.getJsonObject("forwarded").toString());
            his.awaitMessage("deploy at four, @bob");
            JsonObject origin = ann.get("/api/rooms/" + other + "/view/origin?seq=1")
                    .expect(200)
                    .json();
            assertEquals(room, origin.getString("room"));
            assertEquals(1, origin.getInt("seq"));

            // Once more from there it is still hers; and nobody changes another's words.
            RoomClient.join(bob, room).close();
            forward(bob, room, other, 1);
            assertEquals("ann", entry(ann, room, 2).getJsonObject("forwarded").getString("from"));
            hers.sendUntilAcked("{\"type\":\"delete\",\"seq\":1,\"ref\":\"d\"}", "d");
            assertEquals(422, send(ann, other, room, 1).status());
            assertRefused(his, "{\"type\":\"edit\",\"seq\":1,\"message\":\"never\"}", "forbidden");
        }
    }

    @Test
    void a_private_room_is_named_to_nobody_who_does_not_belong_to_it() {
        String hidden = "hidden-" + System.nanoTime();
        ann.post(
                        "/api/rooms",
                        Json.createObjectBuilder()
                                .add("name", hidden)
                                .add("title", hidden)
                                .add("kind", "chat")
                                .add("visibility", "private")
                                .build())
                .expect(201);
        try (RoomClient hers = RoomClient.join(ann, hidden);
                RoomClient his = RoomClient.join(bob, room)) {
            hers.say("budget is through");
            forward(ann, room, hidden, 1);
            JsonObject heard = his.awaitMessage("budget is through");
            assertEquals("{\"from\":\"ann\"}", heard.getJsonObject("forwarded").toString());
            assertEquals(404, bob.get(path("view/origin?seq=1")).status());
            assertEquals(
                    hidden,
                    ann.get(path("view/origin?seq=1")).expect(200).json().getString("room"));
            assertEquals(404, send(bob, room, hidden, 1).status());
            assertEquals(
                    422, ann.post(path("entries"), json("{\"forward\":\"x\"}")).status());
        }
    }

    @Test
    void a_room_is_unread_again_from_where_one_says_in_all_ones_windows() {
        try (RoomClient hers = RoomClient.join(ann, room);
                RoomClient his = RoomClient.join(bob, room)) {
            hers.say("one");
            hers.say("two");
            hers.say("three");
            his.sendUntilAcked("{\"type\":\"read\",\"seq\":3,\"ref\":\"r\"}", "r");
            assertEquals(0, card(bob).getInt("unread"));
            his.sendUntilAcked("{\"type\":\"unread\",\"seq\":2,\"ref\":\"u\"}", "u");
            assertEquals(1, card(bob).getInt("read_seq"));
            assertEquals(2, card(bob).getInt("unread"));
            // It is put back, never forward.
            his.sendUntilAcked("{\"type\":\"unread\",\"seq\":3,\"ref\":\"v\"}", "v");
            assertEquals(1, card(bob).getInt("read_seq"));
            assertRefused(his, "{\"type\":\"unread\"}", "invalid");
            bob.post(path("entries"), json("{\"type\":\"read\",\"seq\":3}")).expect(201);
            bob.post(path("entries"), json("{\"type\":\"unread\",\"seq\":1}")).expect(201);
            assertEquals(3, card(bob).getInt("unread"));
        }
    }

    private JsonObject forward(RestClient by, String to, String from, long seq) {
        long made = send(by, to, from, seq)
                .expect(201)
                .json()
                .getJsonArray("entries")
                .getJsonObject(0)
                .getInt("seq");
        return entry(by, to, made);
    }

    private static RestClient.Answer send(RestClient by, String to, String from, long seq) {
        JsonObject source =
                Json.createObjectBuilder().add("room", from).add("seq", seq).build();
        return by.post(
                "/api/rooms/" + to + "/entries",
                Json.createObjectBuilder().add("forward", source).build());
    }

    private static JsonObject entry(RestClient by, String where, long seq) {
        return by.get("/api/rooms/" + where + "/entries?limit=1&after=" + (seq - 1))
                .expect(200)
                .json()
                .getJsonArray("entries")
                .getJsonObject(0);
    }

    private JsonObject card(RestClient caller) {
        return caller.get("/api/rooms/" + room).expect(200).json();
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static void edit(RoomClient by, long seq, String text, String ref) {
        by.sendUntilAcked(
                Json.createObjectBuilder()
                        .add("type", "edit")
                        .add("seq", seq)
                        .add("message", text)
                        .add("ref", ref)
                        .build()
                        .toString(),
                ref);
    }

    private JsonObject history(RestClient caller, long seq) {
        return caller.get(path("view/history?seq=" + seq)).expect(200).json();
    }

    private static List<String> revisions(JsonObject history) {
        return history.getJsonArray("revisions").getValuesAs(JsonObject.class).stream()
                .map(revision -> revision.getString("message"))
                .toList();
    }

    private String path(String rest) {
        return "/api/rooms/" + room + "/" + rest;
    }
}
