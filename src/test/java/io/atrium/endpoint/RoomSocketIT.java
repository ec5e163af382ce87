package io.atrium.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.Await;
import io.atrium.testing.RoomClient;
import io.atrium.testing.RoomTest;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The plain room socket, to the letter of docs/protocol.md. */
class RoomSocketIT extends RoomTest {
    @Test
    void the_welcome_tells_the_room_and_who_is_in_it() {
        try (RoomClient client = RoomClient.join(ann, room)) {
            JsonObject welcome = client.welcome();
            assertEquals(room, welcome.getString("room"));
            assertEquals("chat", welcome.getString("kind"));
            assertEquals("ann", welcome.getString("you"));
            assertEquals(0, welcome.getInt("seq"));
            assertTrue(welcome.getBoolean("recovered"));
            assertEquals(1, welcome.getInt("online"));
            assertEquals(1, welcome.getInt("member_count"));
            assertEquals(
                    "[\"read\",\"write\",\"moderate\",\"manage\"]",
                    welcome.getJsonArray("rights").toString());
            JsonObject member = welcome.getJsonArray("members").getJsonObject(0);
            assertEquals("Ann Lindqvist", member.getString("name"));
            assertTrue(member.getBoolean("online"));
            assertTrue(welcome.containsKey("snapshot"));
        }
    }

    @Test
    void an_entry_and_its_ack_carry_the_ref() {
        try (RoomClient client = RoomClient.join(ann, room)) {
            client.sendText("{\"message\":\"hi\",\"ref\":\"c-17\",\"unknown\":[1,2]}");
            JsonObject entry = client.awaitMessage("hi");
            assertEquals("message", entry.getString("type"));
            assertEquals("c-17", entry.getString("ref"));
            assertTrue(
                    entry.getString("at").matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"),
                    entry.toString());
            JsonObject ack =
                    client.await("ack", frame -> frame.getString("type").equals("ack"));
            assertEquals("c-17", ack.getString("ref"));
            assertEquals(entry.getInt("seq"), ack.getInt("seq"));
        }
    }

    @Test
    void the_same_ref_makes_one_entry_however_often_it_is_sent() {
        try (RoomClient client = RoomClient.join(ann, room)) {
            String frame = "{\"message\":\"once\",\"ref\":\"same\"}";
            for (int i = 0; i < 5; i++) {
                client.sendText(frame);
            }
            assertEquals(2, client.say("then"));
            client.sendText(frame);
            assertEquals(3, client.say("and then"));
            client.awaitPosition(3);
            assertEquals(3, client.entries().size());
        }
    }

    @Test
    void resuming_gives_what_was_missed_and_says_where_it_could_not() {
        try (RoomClient client = RoomClient.join(ann, room)) {
            for (int i = 1; i <= 60; i++) {
                client.say("message " + i);
            }
            try (RoomClient fresh = RoomClient.join(bob, room)) {
                assertEquals(50, fresh.welcome().getJsonArray("entries").size());
            }
            try (RoomClient back = RoomClient.join(bob, room, "?after=5&epoch=" + client.epoch())) {
                assertTrue(back.welcome().getBoolean("recovered"));
                assertEquals(55, back.welcome().getJsonArray("entries").size());
            }
            try (RoomClient other = RoomClient.join(bob, room, "?after=5&epoch=another")) {
                assertFalse(other.welcome().getBoolean("recovered"));
                assertEquals(50, other.welcome().getJsonArray("entries").size());
            }
            try (RoomClient ahead = RoomClient.join(bob, room, "?after=5000")) {
                assertFalse(ahead.welcome().getBoolean("recovered"));
            }
        }
    }

    @Test
    void a_removal_takes_earlier_edits_along_and_is_told_once_however_often_it_is_sent() {
        try (RoomClient client = RoomClient.join(ann, room)) {
            client.say("plain");
            client.sendUntilAcked("{\"type\":\"edit\",\"seq\":1,\"message\":\"secret\",\"ref\":\"e\"}", "e");
            String removal = "{\"type\":\"delete\",\"seq\":1,\"ref\":\"d\"}";
            client.sendUntilAcked(removal, "d");
            client.sendUntilAcked(removal, "d");
            client.sendText("{\"type\":\"edit\",\"seq\":1,\"message\":\"back\",\"ref\":\"late\"}");
            assertEquals("conflict", client.awaitAnswer("late").getString("code"));
            JsonObject log = ann.get("/api/rooms/" + room + "/entries").json();
            assertEquals(3, log.getInt("seq"));
            assertFalse(log.toString().contains("secret") || log.toString().contains("back"), log.toString());
        }
    }

    @Test
    void a_terminal_that_sends_nul_hurts_nobody() {
        try (RoomClient client = RoomClient.join(ann, room);
                RoomClient terminal = RoomClient.open(bob, room, "?format=text", Map.of())) {
            terminal.sendText("a\u0000b");
            Await.until("the refusal", () -> terminal.texts().stream().anyMatch(line -> line.startsWith("! ")));
            assertEquals(1, client.say("fine"));
            ann.get("/api/rooms?limit=1000").expect(200);
        }
    }

    @Test
    void bare_text_both_ways() {
        try (RoomClient client = RoomClient.join(ann, room);
                RoomClient terminal = RoomClient.open(bob, room, "?format=text", Map.of())) {
            terminal.sendText("plain {words}");
            assertEquals("bob", client.awaitMessage("plain {words}").getString("from"));
            client.say("answer");
            Await.until("ann's answer", () -> terminal.texts().contains("ann: answer"));
            assertEquals(List.of("bob: plain {words}", "ann: answer"), terminal.texts());
        }
    }

    @Test
    void who_comes_is_told_and_whoever_only_reloads_is_not() {
        try (RoomClient client = RoomClient.join(ann, room)) {
            RoomClient first = RoomClient.join(bob, room);
            client.await(
                    "bob comes",
                    frame -> frame.getString("type").equals("presence")
                            && frame.getJsonArray("joined").toString().contains("bob"));
            first.close();
            try (RoomClient second = RoomClient.join(bob, room)) {
                assertEquals(2, second.welcome().getInt("online"));
                second.say("back");
                client.awaitMessage("back");
            }
            assertTrue(client.texts().stream().noneMatch(text -> text.contains("\"left\":[\"bob\"]")));
        }
    }

    @Test
    void typing_reaches_the_others_and_is_not_stored() {
        try (RoomClient client = RoomClient.join(ann, room);
                RoomClient other = RoomClient.join(bob, room)) {
            client.sendText("{\"type\":\"typing\"}");
            JsonObject typing =
                    other.await("typing", frame -> frame.getString("type").equals("typing"));
            assertEquals("ann", typing.getString("from"));
            assertFalse(typing.containsKey("seq"));
            assertEquals(1, client.say("typed"));
        }
    }

    @Test
    void an_edit_replaces_the_text_and_a_removal_erases_it() {
        try (RoomClient client = RoomClient.join(ann, room);
                RoomClient other = RoomClient.join(bob, room)) {
            client.say("frist");
            client.say("secret");
            other.sendText("{\"type\":\"edit\",\"seq\":1,\"message\":\"mine now\"}");
            other.awaitError("forbidden");
            client.sendText("{\"type\":\"edit\",\"seq\":1,\"message\":\"first\"}");
            assertEquals(
                    1,
                    other.await("edit", frame -> frame.getString("type").equals("edit"))
                            .getInt("target"));
            client.sendText("{\"type\":\"delete\",\"seq\":2}");
            other.await("delete", frame -> frame.getString("type").equals("delete"));
            String log = ann.get("/api/rooms/" + room + "/entries").expect(200).text();
            assertFalse(log.contains("secret") || log.contains("frist"), log);
            assertTrue(log.contains("\"edited\":true") && log.contains("\"deleted\":true"), log);
        }
    }
}
