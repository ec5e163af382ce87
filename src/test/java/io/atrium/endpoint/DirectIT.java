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
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Conversations: found by their people, and theirs alone. */
class DirectIT {
    private static AtriumServer server;

    private RestClient admin;
    private RestClient dee;
    private RestClient eve;
    private String stem;

    @BeforeAll
    static void start() {
        server = AtriumServer.shared();
    }

    @BeforeEach
    void meet() {
        admin = server.as("admin");
        stem = "d" + Long.toString(System.nanoTime(), 36);
        dee = newPerson("dee");
        eve = newPerson("eve");
    }

    @Test
    void the_same_people_have_one_conversation_whoever_asks() {
        JsonObject made = write(dee, eve.login()).expect(201).json();
        assertTrue(made.getString("name").startsWith("direct-"));
        assertEquals("private", made.getString("visibility"));
        assertEquals("chat", made.getString("kind"));
        assertEquals("eve " + stem, made.getString("title"));
        assertEquals(eve.login(), made.getJsonArray("direct").getJsonObject(0).getString("login"));
        JsonObject found = write(eve, dee.login(), eve.login()).expect(200).json();
        assertEquals(made.getString("name"), found.getString("name"));
        assertEquals("dee " + stem, found.getString("title"));
        JsonObject wider = write(dee, eve.login(), "bob").expect(201).json();
        assertFalse(wider.getString("name").equals(made.getString("name")));
        assertEquals("Bob Okafor, eve " + stem, wider.getString("title"));
    }

    @Test
    void of_several_who_look_at_once_one_makes_it() {
        Set<String> names = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> (i % 2 == 0 ? write(dee, eve.login()) : write(eve, dee.login()))
                                .json()
                                .getString("name")))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .collect(Collectors.toSet());
        assertEquals(1, names.size());
    }

    @Test
    void nobody_else_sees_it_at_any_door_administrators_neither() {
        String room = begun();
        Await.until("it is found by one of them", () -> !hits(dee).isEmpty());
        RestClient bob = server.as("bob");
        for (RestClient stranger : List.of(bob, admin)) {
            assertEquals(404, stranger.get("/api/rooms/" + room).status());
            assertEquals(404, stranger.get("/api/rooms/" + room + "/entries").status());
            assertEquals(
                    404,
                    stranger.put("/api/rooms/" + room + "/members/bob", null).status());
            assertEquals(
                    404,
                    stranger.patch("/api/rooms/" + room, text("title", "Mine")).status());
            assertEquals(404, stranger.delete("/api/rooms/" + room).status());
            assertEquals(
                    404,
                    assertThrows(RoomClient.Refused.class, () -> RoomClient.join(stranger, room))
                            .status());
            assertFalse(stranger.get("/api/rooms?limit=1000").text().contains(room));
            assertTrue(hits(stranger).isEmpty());
        }
        assertFalse(admin.get("/admin/rooms?room=" + room).expect(200).text().contains(stem));
        assertFalse(admin.get("/api/sessions?limit=500").text().contains(room));
        assertFalse(admin.get("/api/audit?room=" + room).text().contains(eve.login()));
    }

    @Test
    void what_was_said_there_is_titled_by_the_other_wherever_it_is_kept_or_passed_on() {
        String room = begun();
        eve.put("/api/saved/" + room + "/1", null).expect(204);
        JsonObject saved =
                eve.get("/api/saved").expect(200).json().getJsonArray("saved").getJsonObject(0);
        assertEquals("dee " + stem, saved.getString("title"));
        String wider = write(eve, dee.login(), "bob").json().getString("name");
        eve.post(
                        "/api/rooms/" + wider + "/entries",
                        Json.createObjectBuilder()
                                .add(
                                        "forward",
                                        Json.createObjectBuilder()
                                                .add("room", room)
                                                .add("seq", 1))
                                .build())
                .expect(201);
        String origin = "/api/rooms/" + wider + "/view/origin?seq=1";
        assertEquals("dee " + stem, eve.get(origin).expect(200).json().getString("title"));
        assertEquals("eve " + stem, dee.get(origin).expect(200).json().getString("title"));
        assertEquals(404, server.as("bob").get(origin).status());
    }

    @Test
    void its_people_stay_who_they_are() {
        String room = begun();
        assertRefused(409, "conflict", dee.put("/api/rooms/" + room + "/members/bob", null));
        assertRefused(409, "conflict", dee.delete("/api/rooms/" + room + "/members/" + eve.login()));
        assertRefused(409, "conflict", dee.delete("/api/rooms/" + room + "/members/" + dee.login()));
        assertEquals(
                403, dee.patch("/api/rooms/" + room, text("visibility", "open")).status());
        assertEquals(403, dee.delete("/api/rooms/" + room).status());
    }

    @Test
    void what_is_said_is_told_as_a_mention_is_and_titled_by_the_other() {
        String room = begun();
        Await.until("eve is told", () -> !notices(eve).isEmpty());
        JsonObject notice = notices(eve).get(0);
        assertEquals("direct", notice.getString("what"));
        assertEquals("dee " + stem, notice.getString("title"));
        assertEquals(room, notice.getString("room"));
        Await.until("it is found", () -> !hits(eve).isEmpty());
        assertEquals("dee " + stem, hits(eve).getJsonObject(0).getString("title"));
        try (RoomClient hers = RoomClient.join(eve, room)) {
            assertEquals("dee " + stem, hers.welcome().getString("title"));
        }
        assertTrue(notices(dee).isEmpty());
    }

    @Test
    void who_muted_it_is_told_of_mentions_alone() {
        String room = begun();
        Await.until("eve is told", () -> notices(eve).size() == 1);
        eve.patch(
                        "/api/notices/settings",
                        Json.createObjectBuilder()
                                .add("rooms", Json.createObjectBuilder().add(room, "mentions"))
                                .build())
                .expect(200);
        say(dee, room, "nothing");
        say(dee, room, "and you, @" + eve.login());
        Await.until("eve is told", () -> notices(eve).size() == 2);
        assertEquals("mention", notices(eve).get(0).getString("what"));
    }

    @Test
    void nobody_is_written_to_who_has_no_account_in_use() {
        String room = begun();
        try (RoomClient hers = RoomClient.join(dee, room)) {
            admin.patch("/api/users/" + eve.login(), text("state", "disabled")).expect(200);
            assertRefused(409, "disabled", write(dee, eve.login()));
            assertRefused(409, "disabled", write(dee, eve.login(), "bob"));
            hers.sendText("{\"message\":\"late\",\"ref\":\"r1\"}");
            JsonObject refused = hers.awaitError("disabled");
            assertEquals("disabled", refused.getJsonObject("held").getString("why"));
        }
        assertEquals(
                "disabled",
                dee.get("/api/rooms/" + room).json().getJsonObject("held").getString("why"));
    }

    @Test
    void the_trail_says_that_a_connection_has_ended_and_not_to_whom_it_led() {
        String room = begun();
        try (RoomClient hers = RoomClient.join(eve, room)) {
            admin.patch("/api/users/" + eve.login(), text("state", "disabled")).expect(200);
            assertEquals(4410, hers.awaitClose());
        }
        String path = "/api/audit?subject=" + eve.login();
        Await.until("its end is recorded", () -> admin.get(path).text().contains("session.revoked"));
        assertFalse(admin.get(path).text().contains(room));
    }

    @Test
    void it_takes_two_to_nine() {
        assertRefused(422, "invalid", write(dee));
        assertRefused(422, "invalid", write(dee, dee.login()));
        assertRefused(422, "invalid", write(dee, "nobody-" + stem));
        String[] nine = IntStream.range(0, 9).mapToObj(i -> "p" + i).toArray(String[]::new);
        assertRefused(422, "invalid", write(dee, nine));
    }

    @Test
    void each_is_told_live_that_it_is_there_and_whether_the_other_is() {
        try (Multiplexed hers = Multiplexed.connect(eve)) {
            String room = begun();
            JsonObject card = hers.awaitOwn(eve.login(), frame -> isCardOf(frame, room, false));
            assertEquals("dee " + stem, card.getJsonObject("room").getString("title"));
            Multiplexed.connect(dee).close();
            hers.awaitOwn(eve.login(), frame -> isCardOf(frame, room, true));
        }
    }

    @Test
    void people_are_found_by_part_of_their_name() {
        JsonArray people =
                dee.get("/api/people?q=EVE+" + stem).expect(200).json().getJsonArray("people");
        assertEquals(1, people.size());
        assertEquals(eve.login(), people.getJsonObject(0).getString("login"));
        assertFalse(dee.get("/api/people?limit=50").text().contains("\"" + dee.login() + "\""));
    }

    private JsonArray hits(RestClient who) {
        return who.get("/api/search?q=secret+" + stem).expect(200).json().getJsonArray("hits");
    }

    private static boolean isCardOf(JsonObject frame, String room, boolean online) {
        return frame.getString("type", "").equals("room")
                && frame.getJsonObject("room").getString("name").equals(room)
                && frame.getJsonObject("room")
                                .getJsonArray("direct")
                                .getJsonObject(0)
                                .getBoolean("online")
                        == online;
    }

    /** A conversation of dee's and eve's in which dee has said something. */
    private String begun() {
        String room = write(dee, eve.login()).json().getString("name");
        say(dee, room, "secret " + stem);
        return room;
    }

    private RestClient newPerson(String first) {
        String login = first + "-" + stem;
        String password = admin.post(
                        "/api/users",
                        Json.createObjectBuilder()
                                .add("login", login)
                                .add("name", first + " " + stem)
                                .build())
                .expect(201)
                .json()
                .getString("password");
        return RestClient.signIn(server, login, password);
    }

    private static RestClient.Answer write(RestClient who, String... logins) {
        JsonArrayBuilder members = Json.createArrayBuilder();
        List.of(logins).forEach(members::add);
        return who.post(
                "/api/direct",
                Json.createObjectBuilder().add("members", members).build());
    }

    private static void say(RestClient who, String room, String message) {
        who.post("/api/rooms/" + room + "/entries", text("message", message)).expect(201);
    }

    private static List<JsonObject> notices(RestClient who) {
        return who.get("/api/notices")
                .expect(200)
                .json()
                .getJsonArray("notices")
                .getValuesAs(JsonObject.class);
    }

    private static JsonObject text(String member, String value) {
        return Json.createObjectBuilder().add(member, value).build();
    }

    private static void assertRefused(int status, String code, RestClient.Answer answer) {
        assertEquals(status, answer.status(), answer.text());
        assertEquals(code, answer.json().getString("code"));
    }
}
