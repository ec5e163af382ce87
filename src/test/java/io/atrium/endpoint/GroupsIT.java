package io.atrium.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.Await;
import io.atrium.testing.Multiplexed;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import io.atrium.testing.RoomTest;
import io.atrium.wire.FrameCodec;
import jakarta.json.JsonObject;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Groups of people: kept by administrators, called in a room for those of it who are in them. */
class GroupsIT extends RoomTest {
    private final RestClient admin = server.as("admin");
    private final RestClient cho = server.as("cho");
    private final String handle = "night-" + Long.toString(System.nanoTime(), 36);

    @BeforeEach
    void make() {
        admin.post("/api/groups", json("{'handle':'" + handle + "','title':'Night shift','members':['bob','admin']}"))
                .expect(201);
        for (RestClient each : List.of(bob, cho)) {
            each.put("/api/rooms/" + room + "/members/" + each.login(), null).expect(200);
        }
    }

    @AfterEach
    void unmake() {
        admin.delete(path(""));
    }

    @Test
    void a_mention_tells_those_of_the_room_who_are_in_it_and_nobody_else() {
        try (Multiplexed window = Multiplexed.connect(bob)) {
            try (RoomClient hers = RoomClient.join(ann, room)) {
                hers.say("the line is yours, @" + handle);
            }
            JsonObject told = window.awaitOwn(
                            "bob",
                            frame -> frame.getString("type").equals("notice")
                                    && frame.getJsonObject("notice")
                                            .getString("room")
                                            .equals(room))
                    .getJsonObject("notice");
            assertEquals("mention", told.getString("what"));
        }
        assertEquals(1, unread(bob));
        assertEquals(0, unread(cho), "who is not in the group is not called");
        assertEquals(
                404,
                ann.get("/api/rooms/" + room + "/members/admin").status(),
                "who is not in the room is not called into it");
        JsonObject there =
                ann.get("/api/rooms/" + room + "/groups/" + handle).expect(200).json();
        assertEquals("Night shift", there.getString("title"));
        assertFalse(there.getBoolean("own"));
        assertEquals("bob", there.getJsonArray("members").getJsonObject(0).getString("login"));
        assertEquals(1, there.getJsonArray("members").size(), "who else is in it is none of the room's");
    }

    @Test
    void who_is_put_in_or_taken_out_is_called_or_not_from_the_next_message_on() {
        try (Multiplexed window = Multiplexed.connect(cho)) {
            admin.put(path("/members/cho"), null).expect(204);
            window.awaitOwn("cho", frame -> frame.getString("type").equals("groups_changed"));
        }
        admin.delete(path("/members/bob")).expect(204);
        assertEquals(404, admin.delete(path("/members/bob")).status());
        say("@" + handle + " again");
        assertEquals(1, unread(cho));
        assertEquals(0, unread(bob));
        admin.delete(path("")).expect(204);
        say("@" + handle + " is a word like any other");
        assertEquals(1, unread(cho));
        assertEquals(404, admin.get(path("")).status());
    }

    @Test
    void what_is_wrong_is_named_at_its_field() {
        refused(409, "handle", "{'handle':'" + handle + "','title':'Twice'}");
        refused(409, "handle", "{'handle':'ann','title':'A person'}");
        refused(422, "handle", "{'handle':'room','title':'Everybody'}");
        refused(422, "handle", "{'handle':'Night Shift','title':'x'}");
        refused(422, "title", "{'handle':'" + handle + "2','title':' '}");
        refused(422, "title", "{'handle':'" + handle + "2','title':'" + "x".repeat(81) + "'}");
        refused(422, "members", "{'handle':'" + handle + "2','title':'x','members':['bob','nobody-there']}");
        refused(
                422,
                "members",
                "{'handle':'" + handle + "2','title':'x','members':['"
                        + String.join("','", Collections.nCopies(100_000, "bob")) + "']}");
        assertEquals(404, admin.get("/api/groups/" + handle + "2").status(), "nothing is left of it");
        assertEquals(
                409,
                admin.post("/api/users", json("{'login':'" + handle + "','name':'x'}"))
                        .status());
        assertEquals(422, admin.put(path("/members/nobody-there"), null).status());
    }

    @Test
    void they_are_the_administrators_to_keep() {
        assertEquals(403, ann.get("/api/groups").status());
        assertEquals(403, ann.delete(path("/members/bob")).status());
        admin.patch(path(""), json("{'title':'Late shift','external_id':'77'}")).expect(200);
        JsonObject listed = admin
                .get("/api/groups?q=LATE&limit=1000")
                .expect(200)
                .json()
                .getJsonArray("groups")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(group -> group.getString("handle").equals(handle))
                .findFirst()
                .orElseThrow();
        assertEquals(2, listed.getInt("member_count"));
        assertEquals("77", listed.getString("external_id"));
        Await.until(
                "the trail has it",
                () -> admin.get("/api/audit?what=group&limit=50").text().contains(handle));
        assertTrue(admin.get(path("/members")).text().contains("\"bob\""));
    }

    private void refused(int status, String field, String group) {
        JsonObject problem =
                admin.post("/api/groups", json(group)).expect(status).json();
        assertEquals(field, problem.getString("field"));
    }

    private void say(String message) {
        ann.post("/api/rooms/" + room + "/entries", json("{'message':'" + message + "'}"))
                .expect(201);
    }

    private int unread(RestClient who) {
        return who.get("/api/notices?limit=1")
                .expect(200)
                .json()
                .getJsonObject("rooms")
                .getInt(room, 0);
    }

    private String path(String below) {
        return "/api/groups/" + handle + below;
    }

    private static JsonObject json(String text) {
        return FrameCodec.object(text.replace('\'', '"'));
    }
}
