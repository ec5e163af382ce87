package io.atrium.endpoint.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.Multiplexed;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomTest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How somebody puts their rooms in order: kept on the server, told to each of their pages. */
class RailIT extends RoomTest {
    private RestClient eve;
    private String login;
    private String other;

    @BeforeEach
    void meet() {
        login = "eve-" + Long.toString(System.nanoTime(), 36);
        String password = server.as("admin")
                .post(
                        "/api/users",
                        Json.createObjectBuilder()
                                .add("login", login)
                                .add("name", login)
                                .build())
                .expect(201)
                .json()
                .getString("password");
        eve = RestClient.signIn(server, login, password);
        other = eve.newRoom("mine-" + login);
        eve.put("/api/rooms/" + room + "/members/" + login, null).expect(200);
    }

    @Test
    void rooms_stand_where_they_were_put_and_every_page_hears_of_it() {
        try (Multiplexed page = Multiplexed.connect(eve)) {
            put(room, "\"favourites\"", null);
            put(other, "\"favourites\"", 0);
            assertEquals(
                    "[\"" + other + "\",\"" + room + "\"]",
                    rail().getJsonArray("favourites").toString());
            page.awaitOwn(
                    login,
                    frame -> frame.getString("type", "").equals("rail")
                            && frame.getJsonArray("favourites").size() == 2);
            int section = newSection("Projects");
            put(room, Integer.toString(section), null);
            page.awaitOwn(
                    login,
                    frame -> frame.getString("type", "").equals("rail")
                            && frame.getJsonArray("sections").toString().contains(room));
        }
        assertEquals("[\"" + other + "\"]", rail().getJsonArray("favourites").toString());
        put(other, "null", null);
        assertTrue(rail().getJsonArray("favourites").isEmpty());
        assertTrue(ann.get("/api/rail").expect(200).json().getJsonArray("sections").stream()
                .noneMatch(section -> section.toString().contains(room)));
    }

    @Test
    void sections_are_made_called_otherwise_moved_and_deleted() {
        int first = newSection("First");
        int second = newSection("Second");
        eve.patch("/api/rail/sections/" + second, object("{\"place\":0,\"name\":\"Zeroth\"}"))
                .expect(200);
        assertEquals("Zeroth", rail().getJsonArray("sections").getJsonObject(0).getString("name"));
        put(room, Integer.toString(first), null);
        put(other, Integer.toString(first), 0);
        assertEquals(
                "[\"" + other + "\",\"" + room + "\"]",
                rail().getJsonArray("sections")
                        .getJsonObject(1)
                        .getJsonArray("rooms")
                        .toString());
        eve.delete("/api/rail/sections/" + first).expect(200);
        assertEquals(1, rail().getJsonArray("sections").size());
        assertFalse(rail().toString().contains(room));
        assertEquals(404, eve.delete("/api/rail/sections/" + first).status());
        assertEquals(404, ann.delete("/api/rail/sections/" + second).status());
        assertEquals(
                422, eve.post("/api/rail/sections", object("{\"name\":\"\"}")).status());
    }

    @Test
    void only_rooms_one_belongs_to_are_put_somewhere_and_those_one_left_are_not_told() {
        String closed = ann.newRoom(Json.createObjectBuilder()
                .add("name", "closed-" + login)
                .add("visibility", "private")
                .build());
        assertEquals(
                404,
                eve.put("/api/rail/rooms/" + closed, object("{\"section\":\"favourites\"}"))
                        .status());
        assertEquals(
                422,
                eve.put("/api/rail/rooms/" + room, object("{\"section\":\"elsewhere\"}"))
                        .status());
        assertEquals(
                404,
                eve.put("/api/rail/rooms/" + room, object("{\"section\":1}")).status());
        put(room, "\"favourites\"", null);
        eve.delete("/api/rooms/" + room + "/members/" + login).expect(204);
        assertTrue(rail().getJsonArray("favourites").isEmpty());
    }

    @Test
    void a_muted_room_says_so_on_its_card_and_the_last_keeper_does_not_leave() {
        assertFalse(card(room).getBoolean("muted"));
        try (Multiplexed page = Multiplexed.connect(eve)) {
            eve.patch("/api/notices/settings", object("{\"rooms\":{\"" + room + "\":\"mentions\"}}"))
                    .expect(200);
            page.awaitOwn(
                    login,
                    frame -> frame.getString("type", "").equals("room")
                            && frame.getJsonObject("room").getString("name").equals(room)
                            && frame.getJsonObject("room").getBoolean("muted", false));
        }
        assertTrue(card(room).getBoolean("muted"));
        eve.patch("/api/notices/settings", object("{\"rooms\":{\"" + room + "\":null}}"))
                .expect(200);
        assertFalse(card(room).getBoolean("muted"));
        assertEquals(
                409, eve.delete("/api/rooms/" + other + "/members/" + login).status());
    }

    private JsonObject card(String name) {
        return eve.get("/api/rooms/" + name).expect(200).json();
    }

    private JsonObject rail() {
        return eve.get("/api/rail").expect(200).json();
    }

    private int newSection(String name) {
        return eve
                .post("/api/rail/sections", object("{\"name\":\"" + name + "\"}"))
                .expect(201)
                .json()
                .getJsonArray("sections")
                .stream()
                .map(JsonValue::asJsonObject)
                .filter(section -> section.getString("name").equals(name))
                .findFirst()
                .orElseThrow()
                .getInt("id");
    }

    private void put(String name, String section, Integer place) {
        eve.put(
                        "/api/rail/rooms/" + name,
                        object("{\"section\":" + section + (place == null ? "" : ",\"place\":" + place) + "}"))
                .expect(200);
    }

    private static JsonObject object(String json) {
        return Json.createReader(new StringReader(json)).readObject();
    }
}
