package io.atrium.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.Await;
import io.atrium.testing.Called;
import io.atrium.testing.Multiplexed;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Commands, to the letter of docs/protocol.md: by REST and by socket, our own and those of others. */
class CommandsIT extends CommandTest {
    @Test
    void me_says_what_one_does_by_every_door() {
        try (RoomClient his = RoomClient.join(bob, room)) {
            give("/me waves").expect(204);
            assertTrue(his.awaitMessage("waves").getBoolean("action"));
            his.sendText("{\"type\":\"command\",\"text\":\"/me nods\",\"ref\":\"n1\"}");
            assertEquals("bob", his.awaitMessage("nods").getString("from"));
        }
    }

    @Test
    void topic_changes_what_the_room_is_for_by_right_of_its_keepers() {
        try (RoomClient his = RoomClient.join(bob, room);
                Multiplexed hers = Multiplexed.connect(ann)) {
            give("/topic Ship it").expect(204);
            assertTrue(answer(hers, "topic").getBoolean("ok"));
            assertEquals("Ship it", ann.get("/api/rooms/" + room).json().getString("purpose"));
            assertEquals(
                    403,
                    bob.post("/api/rooms/" + room + "/commands", text("/topic His"))
                            .status());
            his.sendText("{\"type\":\"command\",\"text\":\"/topic His\",\"ref\":\"t1\"}");
            his.awaitError("forbidden");
        }
    }

    @Test
    void an_unknown_one_is_a_named_error_and_nothing_is_said() {
        RestClient.Answer refused = give("/nothing at all");
        assertEquals(422, refused.status());
        assertEquals("unknown_command", refused.json().getString("code"));
        assertEquals(0, ann.get("/api/rooms/" + room).json().getInt("seq"));
    }

    @Test
    void people_are_invited_and_a_room_is_muted() {
        try (Multiplexed hers = Multiplexed.connect(ann)) {
            give("/invite @bob").expect(204);
            assertTrue(answer(hers, "invite").getString("text").contains("bob"));
            assertEquals(200, bob.get("/api/rooms/" + room + "/entries").status());
            assertEquals(404, give("/invite @cho @nobody-of-that-name").status());
            assertEquals(404, ann.get("/api/rooms/" + room + "/members/cho").status(), "all of them, or nobody");
            give("/mute").expect(204);
            assertEquals(
                    "nothing",
                    ann.get("/api/notices/settings")
                            .json()
                            .getJsonObject("rooms")
                            .getString(room));
            give("/unmute").expect(204);
            assertFalse(ann.get("/api/notices/settings")
                    .json()
                    .getJsonObject("rooms")
                    .containsKey(room));
        }
    }

    @Test
    void one_is_reminded_and_a_poll_is_a_room() {
        give("/remind 30m stretch").expect(204);
        assertTrue(ann.get("/api/scheduled").text().contains("stretch"));
        assertEquals(422, give("/remind stretch").status());
        try (RoomClient his = RoomClient.join(bob, room)) {
            give("/poll Lunch? | Pizza | Curry").expect(204);
            JsonObject said = his.await("the poll", entry -> entry.toString().contains("#poll-"));
            String poll = said.getString("message").replaceAll("(?s).*#(poll-[a-z0-9]+).*", "$1");
            String settings = bob.get("/api/rooms/" + poll).expect(200).text();
            assertTrue(settings.contains("Lunch?"), settings);
        }
        assertEquals(422, give("/poll Lunch?").status());
    }

    @Test
    void a_registered_one_is_called_with_a_signature_and_answers_the_room() throws Exception {
        called.answer("/deploy", 200, "{\"text\":\"on its *way*\",\"visible\":\"room\"}");
        try (RoomClient his = RoomClient.join(bob, room)) {
            give("/" + name + " v7").expect(204);
            JsonObject said = his.awaitMessage("on its **way**");
            assertEquals("/" + name, said.getJsonObject("via").getString("name"));
            assertEquals("ann", said.getString("from"));
        }
        Called.Call call = called.calls("/deploy").get(0);
        assertEquals(signature(call), call.header("X-Atrium-Signature"));
        assertTrue(call.body().contains("\"text\":\"v7\""), call.body());
        assertFalse(admin.get("/api/commands").text().contains(registered.getString("secret")), "told once");
    }

    @Test
    void who_gave_it_is_told_where_it_does_not_answer_as_it_should() {
        try (Multiplexed hers = Multiplexed.connect(ann)) {
            called.hang("/deploy");
            give("/" + name).expect(204);
            assertTrue(answer(hers, name).getString("text").contains("did not answer in time"));
            called.flood("/deploy", 10_000_000);
            give("/" + name).expect(204);
            hers.awaitOwn("ann", frame -> frame.toString().contains("more than 64 KB"));
            called.answer("/deploy", 500, "");
            give("/" + name).expect(204);
            hers.awaitOwn("ann", frame -> frame.toString().contains("(500)"));
            called.answer("/deploy", 200, "ok");
            give("/" + name).expect(204);
            hers.awaitOwn("ann", frame -> frame.toString().contains("be read"));
        }
        assertEquals(0, ann.get("/api/rooms/" + room).json().getInt("seq"));
    }

    @Test
    void what_takes_longer_is_answered_later_five_times_at_most() throws Exception {
        try (Multiplexed hers = Multiplexed.connect(ann)) {
            give("/" + name).expect(204);
            Await.until("the call", () -> !called.calls("/deploy").isEmpty());
            String path = URI.create(Json.createReader(new java.io.StringReader(
                                    called.calls("/deploy").get(0).body()))
                            .readObject()
                            .getString("response_url"))
                    .getPath();
            assertEquals(200, post(path, "{\"text\":\"done at last\"}"));
            hers.awaitOwn("ann", frame -> frame.toString().contains("done at last"));
            for (int i = 0; i < 4; i++) {
                assertEquals(200, post(path, "{\"text\":\"again\",\"visible\":\"room\"}"));
            }
            assertEquals(410, post(path, "{\"text\":\"too often\"}"));
            assertEquals(404, post("/hooks/answer/guess", "{\"text\":\"x\"}"));
            assertEquals(4, ann.get("/api/rooms/" + room).json().getInt("seq"));
        }
    }

    @Test
    void administrators_alone_register_and_only_what_may_be_called() {
        assertEquals(
                403,
                ann.post("/api/commands", wanted("mine", "https://example.org/"))
                        .status());
        assertEquals("url", field(wanted("x-" + name, "http://example.org/")));
        assertEquals("url", field(wanted("x-" + name, "no address")));
        assertEquals("name", field(wanted("Not A Name", "https://example.org/")));
        assertEquals(
                409,
                admin.post("/api/commands", wanted("me", "https://example.org/"))
                        .status());
        assertEquals(
                409,
                admin.post("/api/commands", wanted(name, "https://example.org/"))
                        .status());
        assertTrue(ann.get("/api/rooms/" + room + "/commands").text().contains("\"" + name + "\""));
        assertTrue(admin.get("/api/audit?actor=admin").text().contains("command.created"));
    }

    @Test
    void a_bot_speaks_by_its_token_and_has_no_other_way_in() {
        String login = "bot-" + Integer.toHexString(ThreadLocalRandom.current().nextInt());
        JsonObject wanted = Json.createObjectBuilder()
                .add("login", login)
                .add("name", "Robo")
                .build();
        assertEquals(403, ann.post("/api/bots", wanted).status());
        assertEquals("bot", admin.post("/api/bots", wanted).expect(201).json().getString("origin"));
        assertTrue(admin.get("/api/bots").text().contains(login));
        JsonObject name = Json.createObjectBuilder().add("name", "ci").build();
        assertEquals(404, admin.post("/api/bots/bob/tokens", name).status());
        assertEquals(403, ann.post("/api/bots/" + login + "/tokens", name).status());
        JsonObject issued =
                admin.post("/api/bots/" + login + "/tokens", name).expect(201).json();
        RestClient robo = RestClient.bearer(server, login, issued.getString("token"));
        give("/invite @" + login).expect(204);
        robo.post("/api/rooms/" + room + "/commands", text("/me beeps")).expect(204);
        assertEquals(403, robo.post("/api/tokens", name).status());
        admin.delete("/api/bots/" + login + "/tokens/" + issued.getInt("id")).expect(204);
        assertEquals(401, robo.get("/api/rooms").status());
        assertEquals(
                401,
                RestClient.basic(server, login, "whatever it is")
                        .get("/api/rooms")
                        .status());
    }

    @Test
    void nobody_in_the_own_network_is_called() {
        String inner = "in-" + name;
        JsonObject made = admin.post(
                        "/api/commands",
                        wanted(inner, "https://127.0.0.1:" + called.at("").getPort() + "/x"))
                .expect(201)
                .json();
        try (Multiplexed hers = Multiplexed.connect(ann)) {
            give("/" + inner).expect(204);
            assertTrue(answer(hers, inner).getString("text").contains("not in the open network"));
            assertTrue(called.calls("/x").isEmpty());
        } finally {
            admin.delete("/api/commands/" + made.getInt("id")).expect(204);
        }
    }

    private String field(JsonObject wanted) {
        RestClient.Answer refused = admin.post("/api/commands", wanted);
        assertEquals(422, refused.status());
        return refused.json().getString("field");
    }

    private JsonObject answer(Multiplexed hers, String command) {
        return hers.awaitOwn(
                "ann",
                frame -> frame.getString("type", "").equals("command_answer")
                        && frame.getString("room").equals(room)
                        && frame.getString("command").equals(command));
    }

    private String signature(Called.Call call) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(registered.getString("secret").getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "v1="
                + HexFormat.of()
                        .formatHex(mac.doFinal((call.header("X-Atrium-Timestamp") + "." + call.body())
                                .getBytes(StandardCharsets.UTF_8)));
    }

    private int post(String path, String json) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.uri(path))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(json))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }
}
