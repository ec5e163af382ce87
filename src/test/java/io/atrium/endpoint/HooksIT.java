package io.atrium.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.RoomClient;
import io.atrium.testing.RoomTest;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Incoming webhooks, to the letter of docs/protocol.md: without a sign-in, by their address alone. */
class HooksIT extends RoomTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void what_is_posted_stands_in_the_room_under_the_webhooks_name() throws Exception {
        JsonObject hook = newHook("Build server");
        try (RoomClient his = RoomClient.join(bob, room)) {
            HttpResponse<String> answer =
                    post(hook, "application/json", "{\"text\":\"Build *7* passed: <https://ci/7|log>\"}");
            assertEquals(200, answer.statusCode(), answer.body());
            assertEquals("ok", answer.body());
            JsonObject entry = his.awaitMessage("Build **7** passed: log (https://ci/7)");
            assertEquals("ann", entry.getString("from"));
            assertEquals("Build server", entry.getJsonObject("via").getString("name"));

            String form =
                    "payload=" + URLEncoder.encode("{\"text\":\"你好\",\"username\":\"CI\"}", StandardCharsets.UTF_8);
            assertEquals(
                    200, post(hook, "application/x-www-form-urlencoded", form).statusCode());
            assertEquals("CI", his.awaitMessage("你好").getJsonObject("via").getString("name"));
        }
        assertTrue(list().getJsonObject(0).get("last_used_at").toString().startsWith("\"20"));
    }

    @Test
    void its_face_is_an_emoji_and_no_picture_of_another_server() throws Exception {
        JsonObject hook = newHook("ci");
        post(hook, "application/json", "{\"text\":\"one\",\"icon_emoji\":\":rocket:\"}");
        post(
                hook,
                "application/json",
                "{\"text\":\"two\",\"icon_emoji\":\"🐛\",\"icon_url\":\"https://x.example/a.png\"}");
        post(hook, "application/json", "{\"text\":\"three\",\"icon_emoji\":\"<b>x</b>\"}");
        assertEquals("🚀", entry(1).getJsonObject("via").getString("icon"));
        assertEquals("🐛", entry(2).getJsonObject("via").getString("icon"));
        assertFalse(entry(3).getJsonObject("via").containsKey("icon"));
    }

    @Test
    void nobody_speaks_as_a_webhook_by_another_door() {
        try (RoomClient his = RoomClient.join(bob, room)) {
            his.sendText("{\"message\":\"honest\",\"via\":\"Build server\"}");
            assertFalse(his.awaitMessage("honest").containsKey("via"));
        }
    }

    @Test
    void what_says_nothing_or_is_no_payload_is_refused_by_name() throws Exception {
        JsonObject hook = newHook("ci");
        assertRefused(422, "invalid", post(hook, "application/json", "{\"username\":\"x\"}"));
        assertRefused(400, "malformed", post(hook, "application/json", "{\"text\":"));
        assertRefused(400, "malformed", post(hook, "application/json", "[]"));
        assertRefused(422, "invalid", post(hook, "application/x-www-form-urlencoded", "other=1"));
        assertRefused(413, "too_large", post(hook, "application/json", "{\"text\":\"" + "x".repeat(300_000) + "\"}"));
        assertEquals(0, ann.get("/api/rooms/" + room).json().getInt("seq"));
        HttpResponse<String> got = HTTP.send(
                HttpRequest.newBuilder(server.uri(hook.getString("path"))).build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(405, got.statusCode());
    }

    @Test
    void one_that_was_revoked_is_gone_and_nobody_else_may_make_or_see_them() throws Exception {
        JsonObject hook = newHook("ci");
        assertFalse(list().toString().contains("hooks/"), "the address is told once");
        RoomClient.join(bob, room).close();
        assertEquals(403, bob.get(path("")).status());
        assertEquals(403, bob.post(path(""), name("his")).status());
        assertEquals(
                404, ann.delete(path("/" + (hook.getInt("id") + 1_000_000))).status());
        ann.delete(path("/" + hook.getInt("id"))).expect(204);
        assertRefused(404, "not_found", post(hook, "application/json", "{\"text\":\"late\"}"));
        assertRefused(404, "not_found", post("/hooks/guess", "application/json", "{\"text\":\"late\"}"));
        assertTrue(list().isEmpty());
        String acts =
                server.as("admin").get("/api/audit?room=" + room).expect(200).text();
        assertTrue(acts.contains("hook.created") && acts.contains("hook.revoked"), acts);
    }

    @Test
    void it_may_what_its_maker_may_and_no_longer() throws Exception {
        RoomClient.join(bob, room).close();
        ann.put(
                "/api/rooms/" + room + "/members/bob",
                Json.createObjectBuilder().add("role", "keeper").build());
        JsonObject hook = bob.post(path(""), name("his")).expect(201).json();
        assertEquals(200, post(hook, "application/json", "{\"text\":\"hi\"}").statusCode());
        ann.put(
                "/api/rooms/" + room + "/members/bob",
                Json.createObjectBuilder().add("role", "reader").build());
        assertRefused(403, "forbidden", post(hook, "application/json", "{\"text\":\"hi\"}"));
        ann.delete("/api/rooms/" + room + "/members/bob");
        assertRefused(403, "forbidden", post(hook, "application/json", "{\"text\":\"hi\"}"));
    }

    @Test
    void in_a_room_of_another_kind_it_takes_that_kinds_frames() throws Exception {
        String board = ann.newRoom(Json.createObjectBuilder()
                .add("name", "board-" + System.nanoTime())
                .add("title", "Board")
                .add("kind", "sensor")
                .add("settings", Json.createObjectBuilder())
                .build());
        JsonObject hook = ann.post("/api/rooms/" + board + "/hooks", name("probe"))
                .expect(201)
                .json();
        assertEquals(
                200,
                post(hook, "application/json", "{\"sensor_id\":\"s1\",\"sensor_value\":21.5}")
                        .statusCode());
        assertEquals(
                200,
                post(
                                hook,
                                "application/json",
                                "[{\"sensor_id\":\"s1\",\"sensor_value\":22},{\"sensor_id\":\"s1\",\"sensor_value\":23}]")
                        .statusCode());
        assertEquals(3, ann.get("/api/rooms/" + board).json().getInt("seq"));
        String said = ann.get("/api/rooms/" + board + "/entries").expect(200).text();
        assertEquals(4, said.split("\"via\"", -1).length, said);
    }

    private JsonObject newHook(String name) {
        return ann.post(path(""), name(name)).expect(201).json();
    }

    private JsonArray list() {
        return ann.get(path("")).expect(200).json().getJsonArray("hooks");
    }

    private String path(String rest) {
        return "/api/rooms/" + room + "/hooks" + rest;
    }

    private static JsonObject name(String name) {
        return Json.createObjectBuilder().add("name", name).build();
    }

    private HttpResponse<String> post(JsonObject hook, String type, String body) throws Exception {
        return post(hook.getString("path"), type, body);
    }

    private HttpResponse<String> post(String path, String type, String body) throws Exception {
        URI uri = server.uri(path);
        return HTTP.send(
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static void assertRefused(int status, String code, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("\"code\":\"" + code + "\""), answer.body());
    }
}
