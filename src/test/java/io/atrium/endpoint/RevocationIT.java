package io.atrium.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.Await;
import io.atrium.testing.Multiplexed;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import io.atrium.testing.RoomTest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of open connections when the right to them ends, and what the trail says of it. */
class RevocationIT extends RoomTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private final RestClient admin = server.as("admin");
    private String password;

    @Test
    void the_trail_says_how_far_a_member_had_come_who_was_removed() {
        try (RoomClient keeper = RoomClient.join(ann, room);
                RoomClient socket = RoomClient.join(bob, room);
                Multiplexed connection = Multiplexed.connect(bob)) {
            connection.subscribe(room);
            keeper.say("one");
            keeper.say("two");
            socket.awaitPosition(2);
            connection.awaitMessage(room, "two");
            ann.delete("/api/rooms/" + room + "/members/bob").expect(204);
            assertEquals(4410, socket.awaitClose());
            connection.awaitPush("room:" + room, "unsubscribe");
            keeper.say("not for bob");
            List<JsonObject> acts = revoked("room=" + room, 2);
            assertEquals(
                    List.of("room_socket", "websocket"),
                    acts.stream().map(act -> detail(act, "door")).sorted().toList());
            for (JsonObject act : acts) {
                assertEquals("bob", act.getString("subject"));
                assertEquals("membership", detail(act, "why"));
                assertEquals(2, act.getJsonObject("detail").getInt("seq"));
            }
            assertTrue(socket.texts().stream().noneMatch(text -> text.contains("not for bob")));
        }
    }

    @Test
    void who_gets_another_role_comes_back_with_it() {
        String login = newAccount();
        RestClient him = RestClient.signIn(server, login, password);
        try (RoomClient socket = RoomClient.join(him, room);
                Multiplexed connection = Multiplexed.connect(him)) {
            change(login, "role", "administrator");
            assertEquals(1001, socket.awaitClose());
            connection.awaitClose(AT_ONCE);
        }
        him.get("/api/users").expect(200);
        try (RoomClient socket = RoomClient.join(him, room)) {
            change(login, "name", "Somebody Else");
            socket.say("still here");
            change(login, "role", "member");
            assertEquals(1001, socket.awaitClose());
        }
        him.get("/api/users").expect(403);
        assertEquals(
                List.of("role", "role", "role"),
                revoked("subject=" + login, 3).stream()
                        .map(act -> detail(act, "why"))
                        .toList());
    }

    @Test
    void a_token_and_an_account_end_what_they_carry() {
        String login = newAccount();
        RestClient him = RestClient.signIn(server, login, password);
        try (RoomClient socket = RoomClient.join(him, room)) {
            int token = him.get("/api/tokens")
                    .json()
                    .getJsonArray("tokens")
                    .getJsonObject(0)
                    .getInt("id");
            him.delete("/api/tokens/" + token).expect(204);
            assertEquals(4410, socket.awaitClose());
            assertEquals("token", detail(revoked("subject=" + login, 1).get(0), "why"));
        }
        RestClient again = RestClient.signIn(server, login, password);
        try (RoomClient socket = RoomClient.join(again, room)) {
            change(login, "state", "disabled");
            assertEquals(4410, socket.awaitClose());
            assertEquals("account", detail(revoked("subject=" + login, 2).get(0), "why"));
        }
        assertThrows(RoomClient.Refused.class, () -> RoomClient.open(again, room, "", Map.of()));
    }

    private String newAccount() {
        String login = "temp" + Long.toString(System.nanoTime(), 36);
        JsonObject wanted = Json.createObjectBuilder()
                .add("login", login)
                .add("name", "Some Body")
                .build();
        password = admin.post("/api/users", wanted).expect(201).json().getString("password");
        return login;
    }

    private List<JsonObject> revoked(String query, int count) {
        String path = "/api/audit?what=session.revoked&" + query;
        Await.until("the trail says it", () -> acts(path).size() >= count);
        return acts(path);
    }

    private List<JsonObject> acts(String path) {
        return admin.get(path).expect(200).json().getJsonArray("acts").getValuesAs(JsonObject.class);
    }

    private void change(String login, String member, String value) {
        admin.patch(
                        "/api/users/" + login,
                        Json.createObjectBuilder().add(member, value).build())
                .expect(200);
    }

    private static String detail(JsonObject act, String name) {
        return act.getJsonObject("detail").getString(name);
    }
}
