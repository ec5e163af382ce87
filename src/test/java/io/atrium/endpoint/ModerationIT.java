package io.atrium.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.Await;
import io.atrium.testing.Multiplexed;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import io.atrium.testing.RoomTest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;

/** Muting, locking, slowing and archiving, as they are felt at each door. */
class ModerationIT extends RoomTest {
    @Test
    void who_is_muted_is_told_at_once_and_refused_at_every_door() {
        try (RoomClient plain = RoomClient.join(bob, room);
                Multiplexed multiplexed = Multiplexed.connect(bob)) {
            assertTrue(plain.welcome().isNull("held"));
            multiplexed.subscribe(room);
            mute("{\"for\":600,\"reason\":\"shouting\"}");
            JsonObject held = heldOf(plain, "muted");
            assertEquals("ann", held.getString("by"));
            assertEquals("shouting", held.getString("reason"));
            multiplexed.awaitPush("room:" + room, "pub", pub -> pub.toString().contains("\"why\":\"muted\""));

            plain.sendText("{\"message\":\"no\",\"ref\":\"m-1\"}");
            JsonObject error = plain.awaitAnswer("m-1");
            assertEquals("forbidden", error.getString("code"));
            assertEquals(held, error.getJsonObject("held"));
            assertEquals(103, multiplexed.error("publish", data("{\"message\":\"no\"}")));
            JsonObject problem = bob.send("POST", entries(), "{\"message\":\"no\"}")
                    .expect(403)
                    .json();
            assertEquals(held, problem.getJsonObject("held"));
            assertEquals(held, bob.get("/api/rooms/" + room).json().getJsonObject("held"));
            try (RoomClient again = RoomClient.join(bob, room)) {
                assertEquals(held, again.welcome().getJsonObject("held"));
            }

            ann.delete(member("bob") + "/mute").expect(204);
            plain.await("the right to write", frame -> isRights(frame) && frame.isNull("held"));
            plain.say("at last");
        }
    }

    @Test
    void a_mute_of_a_second_ends_by_itself() {
        bob.send("PUT", member("bob"), null).expect(200);
        mute("{\"for\":1}");
        bob.send("POST", entries(), "{\"message\":\"too soon\"}").expect(403);
        Await.until(
                "the mute is over",
                () -> bob.send("POST", entries(), "{\"message\":\"again\"}").status() == 201);
        assertTrue(ann.get(member("bob")).json().isNull("muted"));
    }

    @Test
    void whoever_leaves_while_muted_is_muted_when_they_come_back() {
        RoomClient.join(bob, room).close();
        mute("{}");
        bob.delete(member("bob")).expect(204);
        assertFalse(ann.get("/api/rooms/" + room + "/members").json().toString().contains("\"bob\""));
        try (RoomClient back = RoomClient.join(bob, room)) {
            assertEquals("muted", back.welcome().getJsonObject("held").getString("why"));
        }
    }

    @Test
    void a_locked_room_is_for_reading_except_for_those_who_moderate() {
        try (RoomClient his = RoomClient.join(bob, room);
                RoomClient hers = RoomClient.join(ann, room)) {
            ann.send("PATCH", "/api/rooms/" + room, "{\"locked\":true}").expect(200);
            heldOf(his, "locked");
            bob.send("POST", entries(), "{\"message\":\"no\"}").expect(403);
            hers.say("only me");
            his.awaitMessage("only me");
            his.sendText("{\"type\":\"read\",\"seq\":1,\"ref\":\"r\"}");
            his.awaitAck("r");
            ann.send("PUT", member("bob"), "{\"role\":\"moderator\"}").expect(200);
            his.await("his rights", frame -> frame.toString().contains("moderate"));
            his.say("me too");
            ann.send("PATCH", "/api/rooms/" + room, "{\"locked\":false}").expect(200);
        }
    }

    @Test
    void in_slow_mode_one_waits_and_is_told_how_long() {
        try (RoomClient his = RoomClient.join(bob, room)) {
            ann.send("PATCH", "/api/rooms/" + room, "{\"slow\":2}").expect(200);
            his.await("the pace", frame -> isRights(frame) && frame.getInt("slow") == 2);
            his.say("one");
            his.sendText("{\"message\":\"two\",\"ref\":\"s-2\"}");
            JsonObject refused = his.awaitAnswer("s-2");
            assertEquals("rate_limited", refused.getString("code"));
            assertEquals(2, refused.getInt("slow"));
            assertTrue(refused.getInt("retry_after") >= 1);
            bob.send("POST", entries(), "[{\"message\":\"a\"},{\"message\":\"b\"}]")
                    .expect(429);
            // What is no message waits for nobody.
            his.sendText("{\"type\":\"edit\",\"seq\":1,\"message\":\"won\",\"ref\":\"e\"}");
            his.awaitAck("e");
            his.sendUntilAcked("{\"message\":\"two\",\"ref\":\"s-3\"}", "s-3");
            Await.until(
                    "ann is not slowed",
                    () -> ann.send("POST", entries(), "[{\"message\":\"a\"},{\"message\":\"b\"}]")
                                    .status()
                            == 201);
        }
        ann.send("PATCH", "/api/rooms/" + room, "{\"slow\":3601}").expect(422);
        String board = ann.newRoom(Json.createObjectBuilder()
                .add("name", room + "-map")
                .add("kind", "location")
                .build());
        ann.send("PATCH", "/api/rooms/" + board, "{\"slow\":5}").expect(422);
    }

    @Test
    void in_slow_mode_what_was_stored_already_is_acked_when_it_is_sent_again() {
        try (RoomClient his = RoomClient.join(bob, room)) {
            ann.send("PATCH", "/api/rooms/" + room, "{\"slow\":3600}").expect(200);
            his.await("the pace", frame -> isRights(frame) && frame.getInt("slow") == 3_600);
            his.sendText("{\"message\":\"once\",\"ref\":\"o-1\"}");
            his.awaitAck("o-1");
        }
        try (RoomClient back = RoomClient.join(bob, room)) {
            back.sendText("{\"message\":\"once\",\"ref\":\"o-1\"}");
            assertEquals(1, back.awaitAck("o-1").getInt("seq"));
            back.sendText("{\"message\":\"twice\",\"ref\":\"o-2\"}");
            assertEquals("rate_limited", back.awaitAnswer("o-2").getString("code"));
        }
        assertEquals(1, ann.get(entries()).json().getInt("seq"));
    }

    @Test
    void who_is_kept_out_is_listed_to_those_who_moderate_and_let_in_again_by_them() {
        String banned = "/api/rooms/" + room + "/banned";
        RoomClient.join(bob, room).close();
        bob.get(banned).expect(403);
        ann.delete(member("bob")).expect(204);
        JsonObject kept = ann.get(banned).expect(200).json();
        assertEquals("bob", kept.getJsonArray("banned").getJsonObject(0).getString("login"));
        assertTrue(kept.isNull("next"));
        bob.get(entries()).expect(403);
        bob.delete(banned + "/bob").expect(403);
        ann.delete(banned + "/bob").expect(204);
        ann.delete(banned + "/bob").expect(404);
        assertEquals(0, ann.get(banned).json().getJsonArray("banned").size());
        RoomClient.join(bob, room).close();
        ann.delete(member("bob")).expect(204);
        server.as("admin").delete(banned + "/bob").expect(204);
        assertTrue(server.as("admin")
                .get("/api/audit?what=room.member_let_in&room=" + room)
                .json()
                .getJsonArray("acts")
                .toString()
                .contains("\"actor\":\"admin\""));
    }

    @Test
    void an_archived_room_is_read_and_written_by_nobody() {
        try (RoomClient hers = RoomClient.join(ann, room)) {
            hers.say("kept");
            assertTrue(lists(ann));
            ann.send("PATCH", "/api/rooms/" + room, "{\"archived\":true}").expect(200);
            heldOf(hers, "archived");
            hers.sendText("{\"message\":\"no\",\"ref\":\"a\"}");
            assertEquals("forbidden", hers.awaitAnswer("a").getString("code"));
            assertEquals(1, ann.get(entries()).json().getInt("seq"));
            assertFalse(lists(ann));
            assertTrue(ann.get("/api/rooms?archived=true&limit=1000")
                    .json()
                    .toString()
                    .contains("\"" + room + "\""));
            ann.send("PATCH", "/api/rooms/" + room, "{\"archived\":false}").expect(200);
            hers.say("in use again");
        }
    }

    @Test
    void moderators_mute_remove_and_delete_what_is_below_them_and_manage_nothing() {
        RestClient cho = server.as("cho");
        try (RoomClient his = RoomClient.join(bob, room);
                RoomClient theirs = RoomClient.join(cho, room)) {
            ann.send("PUT", member("bob"), "{\"role\":\"moderator\"}").expect(200);
            his.await("his rights", frame -> frame.toString().contains("moderate"));
            long seq = theirs.say("rude");
            his.sendText("{\"type\":\"delete\",\"seq\":" + seq + ",\"ref\":\"d\"}");
            his.awaitAck("d");
            bob.send("PUT", member("cho") + "/mute", "{\"for\":60}").expect(200);
            bob.send("PUT", member("ann") + "/mute", "{}").expect(403);
            bob.send("PUT", member("bob") + "/mute", "{}").expect(403);
            bob.send("PUT", member("nobody-here") + "/mute", "{}").expect(404);
            bob.send("PUT", member("cho") + "/mute", "{\"for\":0}").expect(422);
            cho.send("PUT", member("bob") + "/mute", "{}").expect(403);
            bob.send("PATCH", "/api/rooms/" + room, "{\"title\":\"Mine\"}").expect(403);
            bob.send("PATCH", "/api/rooms/" + room, "{\"locked\":true}").expect(200);
            bob.delete(member("ann")).expect(403);
            bob.delete(member("cho") + "?may_return=true").expect(204);
            assertEquals(4410, theirs.awaitClose());
        }
        RoomClient.join(cho, room).close();
        bob.delete(member("cho")).expect(204);
        cho.get(entries()).expect(403);
    }

    @Test
    void an_administrator_keeps_order_without_reading() {
        RestClient admin = server.as("admin");
        String closed = ann.newRoom(Json.createObjectBuilder()
                .add("name", room + "-closed")
                .add("visibility", "private")
                .build());
        admin.get("/api/rooms/" + closed + "/entries").expect(404);
        admin.send("PATCH", "/api/rooms/" + closed, "{\"locked\":true}").expect(200);
        admin.send("PUT", "/api/rooms/" + closed + "/members/bob", "{\"role\":\"keeper\"}")
                .expect(200);
        admin.get("/api/rooms/" + closed + "/entries").expect(404);
        admin.delete("/api/rooms/" + closed).expect(204);
        ann.get("/api/rooms/" + closed).expect(404);
    }

    private void mute(String body) {
        ann.send("PUT", member("bob") + "/mute", body).expect(200);
    }

    private String member(String login) {
        return "/api/rooms/" + room + "/members/" + login;
    }

    private String entries() {
        return "/api/rooms/" + room + "/entries";
    }

    private String data(String frame) {
        return "{\"channel\":\"room:" + room + "\",\"data\":" + frame + "}";
    }

    private boolean lists(RestClient caller) {
        return caller.get("/api/rooms?limit=1000").json().toString().contains("\"name\":\"" + room + "\"");
    }

    private static JsonObject heldOf(RoomClient client, String why) {
        return client.await(
                        "being " + why,
                        frame -> isRights(frame) && frame.toString().contains("\"why\":\"" + why))
                .getJsonObject("held");
    }

    private static boolean isRights(JsonObject frame) {
        return frame.getString("type", "").equals("rights");
    }
}
