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
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What reaches a person in the lobby, and what does not. */
class OwnChannelIT extends RoomTest {
    @Test
    void a_new_room_and_what_is_said_in_it_appear_at_once() {
        try (Multiplexed lobby = Multiplexed.connect(bob)) {
            String name = ann.newRoom("new-" + room);
            JsonObject card = lobby.awaitOwn("bob", card(name, seen -> true)).getJsonObject("room");
            assertEquals("chat", card.getString("kind"));
            ann.send("POST", "/api/rooms/" + name + "/entries", "{\"message\":\"hello\"}")
                    .expect(201);
            JsonObject last = lobby.awaitOwn("bob", card(name, seen -> seen.getInt("seq") == 1))
                    .getJsonObject("room")
                    .getJsonObject("last");
            assertEquals("hello", last.getString("text"));
            assertEquals("Ann Lindqvist", last.getString("name"));
        }
    }

    @Test
    void a_private_room_is_told_to_its_members_alone() {
        try (Multiplexed member = Multiplexed.connect(bob);
                Multiplexed other = Multiplexed.connect(server.as("cho"))) {
            String name = ann.newRoom(Json.createObjectBuilder()
                    .add("name", "p-" + room)
                    .add("visibility", "private")
                    .add("members", Json.createArrayBuilder().add("bob"))
                    .build());
            ann.send("POST", "/api/rooms/" + name + "/entries", "{\"message\":\"hush\"}")
                    .expect(201);
            member.awaitOwn("bob", card(name, seen -> seen.getInt("seq") == 1));
            ann.delete("/api/rooms/" + name).expect(204);
            member.awaitOwn("bob", frame -> frame.getString("type").equals("room_gone"));
            // Something that comes later has come to both: nothing is on its way any more.
            String open = ann.newRoom("after-" + room);
            other.awaitOwn("cho", card(open, seen -> true));
            assertTrue(other.frames().stream().noneMatch(text -> text.contains(name)), "told to a stranger");
        }
    }

    @Test
    void who_was_sent_away_hears_no_more_of_an_open_room() {
        RestClient cho = server.as("cho");
        cho.put(
                        "/api/rooms/" + room + "/members/cho",
                        Json.createObjectBuilder().build())
                .expect(200);
        try (Multiplexed removed = Multiplexed.connect(cho);
                Multiplexed other = Multiplexed.connect(bob)) {
            ann.delete("/api/rooms/" + room + "/members/cho").expect(204);
            removed.awaitOwn(
                    "cho",
                    frame -> frame.getString("type").equals("room_gone")
                            && frame.getString("room").equals(room));
            ann.send("POST", "/api/rooms/" + room + "/entries", "{\"message\":\"between us\"}")
                    .expect(201);
            other.awaitOwn("bob", card(room, seen -> seen.getInt("seq") == 1));
            String later = ann.newRoom("later-" + room);
            removed.awaitOwn("cho", card(later, seen -> true));
            assertFalse(String.join("", removed.frames()).contains("between us"));
        }
    }

    @Test
    void what_is_read_in_one_window_is_read_in_all() {
        try (Multiplexed window = Multiplexed.connect(bob);
                RoomClient client = RoomClient.join(bob, room)) {
            ann.send("POST", "/api/rooms/" + room + "/entries", "{\"message\":\"news\"}")
                    .expect(201);
            client.awaitMessage("news");
            client.sendText("{\"type\":\"read\",\"seq\":1}");
            JsonObject read =
                    window.awaitOwn("bob", frame -> frame.getString("type").equals("read"));
            assertEquals(room, read.getString("room"));
            assertEquals(1, read.getInt("read_seq"));
        }
    }

    private static Predicate<JsonObject> card(String name, Predicate<JsonObject> condition) {
        return frame -> frame.getString("type").equals("room")
                && frame.getJsonObject("room").getString("name").equals(name)
                && condition.test(frame.getJsonObject("room"));
    }
}
