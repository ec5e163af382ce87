package io.atrium.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.Multiplexed;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Searches that stay open, and alerts: both are told, by the rights of that moment. */
class LiveSearchIT extends SearchDoors {
    private static JsonObject search(Multiplexed client, String live, String q) {
        return client.result(
                        "rpc",
                        Json.createObjectBuilder()
                                .add("method", "search")
                                .add(
                                        "data",
                                        Json.createObjectBuilder().add("q", q).add("live", live))
                                .build()
                                .toString())
                .getJsonObject("data");
    }

    private static JsonObject told(Multiplexed client, String what, Predicate<JsonObject> wanted) {
        return client.await(what, reply -> isMessage(reply) && wanted.test(data(reply)));
    }

    private static boolean isMessage(JsonObject reply) {
        return reply.containsKey("push") && reply.getJsonObject("push").containsKey("message");
    }

    private static JsonObject data(JsonObject reply) {
        return reply.getJsonObject("push").getJsonObject("message").getJsonObject("data");
    }

    private static Predicate<JsonObject> found(String live, String text) {
        return data -> data.getString("type").equals("found")
                && data.getString("live").equals(live)
                && data.getJsonObject("hit").getString("text").equals(text);
    }

    private Predicate<JsonObject> lost(String live, long seq) {
        return data -> data.getString("type").equals("lost")
                && data.getString("live").equals(live)
                && data.getString("room").equals(room)
                && data.getInt("seq", 0) == seq;
    }

    @Test
    void a_new_match_appears_an_edited_and_a_removed_one_leave() {
        try (Multiplexed client = Multiplexed.connect(bob)) {
            assertEquals(0, search(client, "s1", word + " alarm").getInt("total"));
            long first = say(ann, word + " alarm!");
            JsonObject hit =
                    data(told(client, "found", found("s1", word + " alarm!"))).getJsonObject("hit");
            assertEquals(first, hit.getInt("seq"));
            assertEquals(2, hit.getJsonArray("marks").size());
            post(ann, room, edit(first, word + " all is well"));
            told(client, "lost", lost("s1", first));
            post(ann, room, edit(first, word + " alarm again"));
            told(client, "found anew", found("s1", word + " alarm again"));
            long second = say(ann, word + " another alarm");
            told(client, "found", found("s1", word + " another alarm"));
            post(
                    ann,
                    room,
                    Json.createObjectBuilder()
                            .add("type", "delete")
                            .add("seq", second)
                            .build());
            told(client, "lost", lost("s1", second));
        }
    }

    private static JsonObject edit(long seq, String message) {
        return Json.createObjectBuilder()
                .add("type", "edit")
                .add("seq", seq)
                .add("message", message)
                .build();
    }

    @Test
    void a_search_asked_anew_replaces_and_a_closed_one_is_silent() {
        try (Multiplexed client = Multiplexed.connect(bob)) {
            search(client, "s1", word + " one");
            search(client, "s1", word + " two");
            search(client, "s2", word);
            search(client, "s3", word);
            client.result("rpc", "{\"method\":\"search/close\",\"data\":{\"live\":\"s3\"}}");
            say(ann, word + " one");
            say(ann, word + " two");
            told(client, "found", found("s1", word + " two"));
            told(client, "found", found("s2", word + " two"));
            assertFalse(client.replies().stream()
                    .filter(LiveSearchIT::isMessage)
                    .map(LiveSearchIT::data)
                    .anyMatch(found("s1", word + " one")
                            .or(data -> data.getString("live").equals("s3"))));
        }
    }

    @Test
    void a_connection_has_at_most_eight_and_their_names_are_checked() {
        try (Multiplexed client = Multiplexed.connect(bob)) {
            for (int i = 1; i <= 8; i++) {
                search(client, "s" + i, word);
            }
            search(client, "s8", word);
            String ninth = "{\"method\":\"search\",\"data\":{\"q\":\"" + word + "\",\"live\":\"s9\"}}";
            assertEquals(107, client.error("rpc", ninth));
            assertEquals(107, client.error("rpc", ninth.replace("s9", "S 9")));
        }
    }

    @Test
    void who_is_sent_away_loses_what_was_found_there_and_hears_no_more() {
        say(bob, word + " of Bob");
        try (Multiplexed client = Multiplexed.connect(bob)) {
            search(client, "s1", word);
            ann.delete("/api/rooms/" + room + "/members/bob").expect(204);
            told(client, "all of the room lost", lost("s1", 0));
            say(ann, word + " behind his back");
            awaitTexts(server.as("cho"), word, word + " behind his back\n" + word + " of Bob");
            assertFalse(client.frames().toString().contains("behind his back"));
        }
    }

    @Test
    void guests_never_hear_of_an_open_room_by_its_going() {
        RestClient guest = newGuest();
        ann.put("/api/rooms/" + room + "/members/" + guest.login(), null).expect(200);
        String closed = ann.newRoom("closed");
        String gone = ann.newRoom("gone");
        try (Multiplexed hers = Multiplexed.connect(guest);
                Multiplexed his = Multiplexed.connect(bob)) {
            search(hers, "s1", word);
            search(his, "s1", word);
            ann.patch(
                            "/api/rooms/" + closed,
                            Json.createObjectBuilder()
                                    .add("visibility", "private")
                                    .build())
                    .expect(200);
            told(his, "closed", data -> data.getString("room", "").equals(closed));
            ann.delete("/api/rooms/" + gone).expect(204);
            told(his, "gone", data -> data.getString("room", "").equals(gone));
            say(ann, word + " to all");
            told(hers, "found", found("s1", word + " to all"));
            String heard = hers.frames().toString();
            assertFalse(heard.contains(closed) || heard.contains(gone), heard);
        }
    }

    private RestClient newGuest() {
        String login = "g" + Long.toString(System.nanoTime(), 36);
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
        RestClient guest = RestClient.signIn(server, login, password);
        server.as("admin")
                .patch(
                        "/api/users/" + login,
                        Json.createObjectBuilder().add("role", "guest").build())
                .expect(200);
        return guest;
    }

    @Test
    void alerts_are_kept_changed_counted_and_removed() {
        JsonObject alert = add(bob, null, word).expect(201).json();
        long id = alert.getInt("id");
        assertEquals(word, alert.getString("name"));
        assertEquals(0, alert.getInt("new"));
        say(bob, word + " of his own");
        say(ann, word + " of somebody else");
        awaitTexts(bob, word, word + " of somebody else\n" + word + " of his own");
        assertEquals(1, mine(bob, id).getInt("new"));
        assertTrue(mine(bob, id).getBoolean("new_exact"));
        bob.post("/api/alerts/" + id + "/seen", null).expect(204);
        assertEquals(0, mine(bob, id).getInt("new"));
        JsonObject changed = bob.patch(
                        "/api/alerts/" + id,
                        Json.createObjectBuilder()
                                .add("name", "other")
                                .add("q", word + " other")
                                .build())
                .expect(200)
                .json();
        assertEquals("other", changed.getString("name"));
        assertEquals(word + " other", changed.getString("q"));
        ann.delete("/api/alerts/" + id).expect(404);
        bob.delete("/api/alerts/" + id).expect(204);
        bob.post("/api/alerts/" + id + "/seen", null).expect(404);
    }

    private static RestClient.Answer add(RestClient who, String name, String q) {
        var alert = Json.createObjectBuilder().add("q", q);
        return who.post("/api/alerts", (name == null ? alert : alert.add("name", name)).build());
    }

    private static JsonObject mine(RestClient who, long id) {
        return who.get("/api/alerts").expect(200).json().getJsonArray("alerts").getValuesAs(JsonObject.class).stream()
                .filter(alert -> alert.getInt("id") == id)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_answers_an_alert_is_told_to_its_owner_alone_and_not_of_what_they_said() {
        long id = add(bob, "boiler", word + " 警报").expect(201).json().getInt("id");
        try (Multiplexed client = Multiplexed.connect(bob);
                Multiplexed others = Multiplexed.connect(server.as("cho"))) {
            say(bob, word + " 警报 mine");
            long seq = say(ann, "锅炉房警报 " + word);
            JsonObject told =
                    client.awaitOwn("bob", data -> data.getString("type").equals("alert") && data.containsKey("hit"));
            assertEquals(id, told.getJsonObject("alert").getInt("id"));
            assertEquals("boiler", told.getJsonObject("alert").getString("name"));
            assertEquals(seq, told.getJsonObject("hit").getInt("seq"));
            say(ann, word + " 警报 2");
            say(ann, word + " 警报 3");
            client.awaitOwn("bob", data -> data.getString("type").equals("alert") && data.containsKey("more"));
            assertFalse(others.frames().toString().contains("\"type\":\"alert\""));
        } finally {
            bob.delete("/api/alerts/" + id);
        }
    }

    @Test
    void an_alert_that_asks_for_nothing_is_refused() {
        assertEquals("q", add(bob, null, "").expect(422).json().getString("field"));
        assertEquals("q", add(bob, null, "?!").expect(422).json().getString("field"));
        assertEquals("kind", add(bob, null, "kind:none").expect(422).json().getString("field"));
        assertEquals("name", add(bob, "x".repeat(81), word).expect(422).json().getString("field"));
    }
}
