package io.atrium.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.Await;
import io.atrium.testing.Multiplexed;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import io.atrium.testing.RoomTest;
import io.atrium.wire.FrameCodec;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people are told of beyond the room they look at: written down with its entry, told at once, gone when it was read. */
class NoticesIT extends RoomTest {
    private final RestClient cho = server.as("cho");

    @BeforeEach
    void everybodyIsThere() {
        for (RestClient each : List.of(bob, cho)) {
            each.put("/api/rooms/" + room + "/members/" + each.login(), json("{}"))
                    .expect(200);
            each.post("/api/notices/read", json("{\"all\":true}")).expect(204);
        }
    }

    @AfterEach
    void asBefore() {
        bob.patch("/api/notices/settings", json("{\"level\":\"mentions\",\"quiet\":null,\"silent_until\":null}"))
                .expect(200);
    }

    @Test
    void a_mention_is_told_at_once_and_is_in_the_list() {
        try (Multiplexed window = Multiplexed.connect(bob)) {
            long seq = say(ann, "hello @bob, and nobody@cho.example");
            JsonObject told = window.awaitOwn("bob", notice(room)).getJsonObject("notice");
            assertEquals("mention", told.getString("what"));
            assertEquals(seq, told.getInt("seq"));
            assertEquals("Ann Lindqvist", told.getString("name"));
            assertEquals("hello @bob, and nobody@cho.example", told.getString("text"));
            JsonObject listed = newest(bob);
            assertEquals(told.getInt("id"), listed.getInt("id"));
            assertFalse(listed.getBoolean("read"));
            assertEquals(1, unread(bob, room));
            assertEquals(0, unread(cho, room), "a mail address mentions nobody");
            assertEquals(0, unread(ann, room), "nobody is told of what they said themselves");
        }
    }

    @Test
    void reading_the_room_anywhere_takes_the_notice_away_everywhere() {
        try (Multiplexed desk = Multiplexed.connect(bob);
                RoomClient phone = RoomClient.join(bob, room)) {
            long seq = say(ann, "@bob look");
            desk.awaitOwn("bob", notice(room));
            phone.send(json("{\"type\":\"read\",\"seq\":" + seq + "}"));
            JsonObject read = desk.awaitOwn("bob", ofType("notices_read"));
            assertEquals(room, read.getString("room"));
            assertFalse(read.getJsonObject("rooms").containsKey(room));
            assertTrue(newest(bob).getBoolean("read"));
        }
    }

    @Test
    void what_was_erased_is_gone_from_the_list_too() {
        long seq = say(ann, "@bob a secret");
        ann.send("POST", entries(), "{\"type\":\"delete\",\"seq\":" + seq + "}").expect(201);
        assertEquals("", newest(bob).getString("text"));
    }

    @Test
    void who_replies_tells_the_author() {
        long asked = say(bob, "who knows?");
        ann.send("POST", entries(), "{\"message\":\"I do\",\"thread\":" + asked + "}")
                .expect(201);
        assertEquals("reply", newest(bob).getString("what"));
    }

    @Test
    void who_is_made_a_member_is_told_by_whom() {
        try (Multiplexed window = Multiplexed.connect(bob)) {
            String name = ann.newRoom(json("{\"name\":\"in-" + room
                    + "\",\"kind\":\"chat\",\"visibility\":\"private\",\"members\":[\"bob\"]}"));
            JsonObject told = window.awaitOwn("bob", notice(name)).getJsonObject("notice");
            assertEquals("invited", told.getString("what"));
            assertEquals("ann", told.getString("from"));
            assertEquals(1, unread(bob, name));
            bob.post("/api/notices/read", json("{\"room\":\"" + name + "\",\"seq\":0}"))
                    .expect(204);
            assertEquals(0, unread(bob, name));
        }
    }

    @Test
    void everything_or_nothing_of_a_room_where_one_wants_that() {
        level(bob, "all");
        say(ann, "to nobody in particular");
        assertEquals("said", newest(bob).getString("what"));
        level(bob, "nothing");
        say(ann, "@bob @room");
        assertEquals(1, unread(bob, room), "told of a room of which nothing was to be told");
        level(bob, null);
        say(ann, "again @bob");
        assertEquals(2, unread(bob, room));
        assertEquals(
                422,
                bob.patch("/api/notices/settings", json("{\"rooms\":{\"" + room + "\":\"loud\"}}"))
                        .status());
    }

    @Test
    void while_one_is_not_to_be_disturbed_notices_are_quiet() {
        bob.patch("/api/notices/settings", json("{\"silent_until\":\"2100-01-01T00:00:00Z\"}"))
                .expect(200);
        try (Multiplexed window = Multiplexed.connect(bob)) {
            say(ann, "@bob hush");
            assertTrue(window.awaitOwn("bob", notice(room)).getBoolean("quiet"));
            bob.patch("/api/notices/settings", json("{\"silent_until\":null}")).expect(200);
            say(ann, "@bob hey");
            assertFalse(window.awaitOwn("bob", notice(room).and(frame -> !frame.containsKey("quiet")))
                    .containsKey("quiet"));
        }
    }

    @Test
    void notices_of_a_room_one_was_sent_away_from_are_not_shown() {
        say(ann, "@bob stay");
        assertEquals(1, unread(bob, room));
        ann.delete("/api/rooms/" + room + "/members/bob").expect(204);
        assertEquals(0, unread(bob, room));
        assertFalse(page(bob, "?limit=100").toString().contains(room));
    }

    @Test
    void pages_follow_each_other_without_a_hole() {
        for (int i = 1; i <= 5; i++) {
            say(ann, "@bob " + i);
        }
        JsonObject first = page(bob, "?limit=3");
        JsonObject second = page(bob, "?limit=2&next=" + first.getString("next"));
        assertEquals("@bob 5", text(first, 0));
        assertEquals("@bob 3", text(first, 2));
        assertEquals("@bob 2", text(second, 0));
        assertEquals("@bob 1", text(second, 1));
        assertEquals(422, bob.get("/api/notices?next=x").status());
        bob.post("/api/notices/read", json("{\"all\":true}")).expect(204);
        assertEquals(0, page(bob, "").getInt("unread"));
    }

    @Test
    void alarms_call_everybody_and_stages_that_wait_call_the_keepers() {
        String sensors = ann.newRoom(json("{\"name\":\"s-" + room + "\",\"kind\":\"sensor\",\"members\":[\"bob\"],"
                + "\"settings\":{\"sensors\":[{\"id\":\"t\",\"above\":80}]}}"));
        ann.send("POST", "/api/rooms/" + sensors + "/entries", "{\"sensor_id\":\"t\",\"sensor_value\":90}")
                .expect(201);
        Await.until("the alarm", () -> newest(bob).getString("what").equals("alarm"));
        String releases = ann.newRoom(json("{\"name\":\"r-" + room + "\",\"kind\":\"release\",\"members\":[\"bob\"]}"));
        String to = "/api/rooms/" + releases + "/entries";
        bob.send("POST", to, "{\"type\":\"release\",\"version\":\"1\",\"stages\":[\"ship\"]}")
                .expect(201);
        bob.send("POST", to, "{\"type\":\"stage\",\"stage\":\"ship\",\"status\":\"needs_approval\"}")
                .expect(201);
        JsonObject approval = newest(ann);
        assertEquals("approval", approval.getString("what"));
        assertEquals(releases, approval.getString("room"));
        assertEquals("invited", newest(bob).getString("what"), "who keeps nothing here is not asked");
    }

    @Test
    void what_an_alert_found_is_written_down() {
        String word = "w" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        int alert = bob.post("/api/alerts", json("{\"q\":\"" + word + "\",\"name\":\"Mine\"}"))
                .expect(201)
                .json()
                .getInt("id");
        try {
            say(ann, "about " + word);
            Await.until(
                    "the alert's notice", () -> newest(bob).getString("what").equals("alert"));
            assertEquals("Mine", newest(bob).getString("about"));
        } finally {
            bob.delete("/api/alerts/" + alert).expect(204);
        }
    }

    private long say(RestClient who, String message) {
        return who.post(entries(), message(message))
                .expect(201)
                .json()
                .getJsonArray("entries")
                .getJsonObject(0)
                .getInt("seq");
    }

    private String entries() {
        return "/api/rooms/" + room + "/entries";
    }

    private void level(RestClient who, String level) {
        String wanted = level == null ? "null" : "\"" + level + "\"";
        who.patch("/api/notices/settings", json("{\"rooms\":{\"" + room + "\":" + wanted + "}}"))
                .expect(200);
    }

    private static JsonObject newest(RestClient who) {
        return page(who, "?limit=1").getJsonArray("notices").getJsonObject(0);
    }

    private static JsonObject page(RestClient who, String query) {
        return who.get("/api/notices" + query).expect(200).json();
    }

    private static int unread(RestClient who, String room) {
        return page(who, "?limit=1").getJsonObject("rooms").getInt(room, 0);
    }

    private static String text(JsonObject page, int at) {
        return page.getJsonArray("notices").getJsonObject(at).getString("text");
    }

    private static Predicate<JsonObject> notice(String room) {
        return ofType("notice")
                .and(frame -> frame.getJsonObject("notice").getString("room").equals(room));
    }

    private static Predicate<JsonObject> ofType(String type) {
        return frame -> frame.getString("type").equals(type);
    }

    private static JsonObject message(String text) {
        return Json.createObjectBuilder().add("message", text.strip()).build();
    }

    private static JsonObject json(String text) {
        return FrameCodec.object(text);
    }
}
