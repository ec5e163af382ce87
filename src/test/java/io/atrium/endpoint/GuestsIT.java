package io.atrium.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.Multiplexed;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import io.atrium.testing.RoomTest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guests: what they were invited to, and nothing beside it, at every door. */
class GuestsIT extends RoomTest {
    private RestClient guest;
    private String word;

    @BeforeEach
    void receive() {
        word = "g" + Long.toString(System.nanoTime(), 36);
        JsonObject wanted = Json.createObjectBuilder()
                .add("login", word)
                .add("name", "Gus " + word)
                .build();
        String password =
                server.as("admin").post("/api/users", wanted).expect(201).json().getString("password");
        guest = RestClient.signIn(server, word, password);
        server.as("admin").patch("/api/users/" + word, text("role", "guest")).expect(200);
    }

    @Test
    void an_open_room_does_not_exist_for_them_until_they_are_invited() {
        ann.post("/api/rooms/" + room + "/entries", text("message", "about " + word))
                .expect(201);
        Await.until("it is found", () -> found(ann) == 1);
        assertEquals(0, found(guest));
        assertEquals(404, guest.get("/api/rooms/" + room).status());
        assertEquals(404, guest.get("/api/rooms/" + room + "/entries").status());
        assertEquals(404, guest.get("/api/search?room=" + room + "&q=about").status());
        assertEquals(
                404, guest.put("/api/rooms/" + room + "/members/" + word, null).status());
        assertEquals(
                404,
                assertThrows(RoomClient.Refused.class, () -> RoomClient.join(guest, room))
                        .status());
        assertEquals("[]", rooms());
        try (Multiplexed line = Multiplexed.connect(guest)) {
            assertTrue(line.error("subscribe", "{\"channel\":\"room:" + room + "\"}") > 0);
            ann.put("/api/rooms/" + room + "/members/" + word, null).expect(200);
            line.awaitOwn(word, frame -> isCard(frame, room));
            ann.patch("/api/rooms/" + room, text("title", "Told " + word)).expect(200);
            line.awaitOwn(
                    word,
                    frame -> isCard(frame, room)
                            && frame.getJsonObject("room").getString("title").equals("Told " + word));
        }
        assertTrue(rooms().contains(room));
        assertEquals(1, found(guest));
        try (RoomClient his = RoomClient.join(guest, room)) {
            his.say("here I am");
        }
        guest.delete("/api/rooms/" + room + "/members/" + word).expect(204);
        assertEquals(404, guest.get("/api/rooms/" + room).status());
    }

    @Test
    void of_other_rooms_they_hear_nothing() {
        try (Multiplexed line = Multiplexed.connect(guest)) {
            String other = ann.newRoom("other-" + word);
            ann.put("/api/rooms/" + room + "/members/" + word, null).expect(200);
            line.awaitOwn(word, frame -> isCard(frame, room));
            assertFalse(line.frames().stream().anyMatch(frame -> frame.contains(other)));
        }
    }

    @Test
    void they_find_and_write_to_those_alone_they_share_a_room_with() {
        assertEquals("[]", people());
        JsonObject toAnn = Json.createObjectBuilder()
                .add("members", Json.createArrayBuilder().add("ann"))
                .build();
        RestClient.Answer refused = guest.post("/api/direct", toAnn);
        assertEquals(422, refused.status());
        assertEquals("members", refused.json().getString("field"));
        ann.put("/api/rooms/" + room + "/members/" + word, null).expect(200);
        assertTrue(people().contains("\"ann\""));
        assertFalse(people().contains("\"bob\""));
        guest.post("/api/direct", toAnn).expect(201);
    }

    @Test
    void they_make_no_rooms_and_keep_no_tokens_where_they_may_have_none() {
        RestClient admin = AtriumServer.tuned().as("admin");
        JsonObject wanted = Json.createObjectBuilder()
                .add("login", word)
                .add("name", "Gus " + word)
                .build();
        RestClient member = RestClient.signIn(
                AtriumServer.tuned(),
                word,
                admin.post("/api/users", wanted).expect(201).json().getString("password"));
        admin.patch("/api/users/" + word, text("role", "guest")).expect(200);
        member.get("/api/rooms").expect(401);
        admin.patch("/api/users/" + word, text("role", "member")).expect(200);
        member.get("/api/rooms").expect(200);
        assertEquals(403, guest.post("/api/rooms", text("name", "r-" + word)).status());
        assertEquals(403, guest.get("/api/users").status());
        assertEquals(
                422,
                server.as("admin")
                        .patch("/api/users/" + word, text("role", "visitor"))
                        .status());
    }

    private long found(RestClient who) {
        return who.get("/api/search?q=" + word)
                .expect(200)
                .json()
                .getJsonArray("hits")
                .size();
    }

    private String rooms() {
        return guest.get("/api/rooms").expect(200).json().getJsonArray("rooms").toString();
    }

    private String people() {
        return guest.get("/api/people?limit=50")
                .expect(200)
                .json()
                .getJsonArray("people")
                .toString();
    }

    private static boolean isCard(JsonObject frame, String room) {
        return frame.getString("type", "").equals("room")
                && frame.getJsonObject("room").getString("name").equals(room);
    }

    private static JsonObject text(String member, String value) {
        return Json.createObjectBuilder().add(member, value).build();
    }
}
