package io.atrium.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.Await;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import io.atrium.testing.RoomTest;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Invitations by link, to the letter of docs/protocol.md. */
class InvitationsIT extends RoomTest {
    private String closed;

    @BeforeEach
    void makePrivateRoom() {
        closed = ann.newRoom(Json.createObjectBuilder()
                .add("name", "closed-" + Long.toString(System.nanoTime(), 36))
                .add("title", "Behind doors")
                .add("visibility", "private")
                .build());
    }

    @Test
    void who_follows_the_link_is_a_member_and_counts_once() {
        JsonObject made = invite(5, null);
        assertTrue(made.getString("path").startsWith("/join/"));
        assertFalse(list().toString().contains("/join/"), "the address is told once");
        String secret = secret(made);
        assertEquals(404, bob.get("/api/rooms/" + closed).status());
        JsonObject seen = bob.get("/api/invitations/" + secret).expect(200).json();
        assertEquals("Behind doors", seen.getString("title"));
        assertEquals(0, list().getJsonObject(0).getInt("used"));
        assertEquals(
                closed,
                bob.post("/api/invitations/" + secret, null).expect(200).json().getString("name"));
        bob.post("/api/invitations/" + secret, null).expect(200);
        assertEquals(1, list().getJsonObject(0).getInt("used"));
        try (RoomClient his = RoomClient.join(bob, closed)) {
            assertEquals("Behind doors", his.welcome().getString("title"));
        }
        String acts =
                server.as("admin").get("/api/audit?room=" + closed).expect(200).text();
        assertTrue(acts.contains("invitation.created") && acts.contains("invitation.used"), acts);
    }

    @Test
    void no_more_come_than_it_is_for_however_many_try_at_once() {
        String secret = secret(invite(2, null));
        List<RestClient> crowd =
                IntStream.range(0, 6).mapToObj(i -> newPerson("i" + i)).toList();
        List<Integer> answers = crowd.stream()
                .map(person -> CompletableFuture.supplyAsync(
                        () -> person.post("/api/invitations/" + secret, null).status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertEquals(2, answers.stream().filter(status -> status == 200).count(), answers.toString());
        assertEquals(4, answers.stream().filter(status -> status == 410).count(), answers.toString());
        assertEquals(3, ann.get("/api/rooms/" + closed + "/members").json().getInt("member_count"));
        assertRefused(410, "used_up", bob.post("/api/invitations/" + secret, null));
        assertTrue(list().isEmpty());
    }

    @Test
    void one_that_is_over_says_why() {
        JsonObject revoked = invite(null, null);
        ann.delete(path("/" + revoked.getInt("id"))).expect(204);
        assertRefused(410, "revoked", bob.post("/api/invitations/" + secret(revoked), null));
        assertRefused(410, "revoked", bob.get("/api/invitations/" + secret(revoked)));
        assertRefused(404, "not_found", bob.post("/api/invitations/guess", null));
        assertRefused(404, "not_found", ann.delete(path("/999999999")));
        assertEquals(404, bob.get("/api/rooms/" + closed).status());
    }

    @Test
    void it_is_for_keepers_to_make_within_bounds() {
        RoomClient.join(bob, room).close();
        assertRefused(403, "forbidden", bob.post("/api/rooms/" + room + "/invitations", null));
        assertRefused(403, "forbidden", bob.get("/api/rooms/" + room + "/invitations"));
        assertRefused(422, "invalid", ann.post(path(""), wanted(0, null)));
        assertRefused(422, "invalid", ann.post(path(""), wanted(null, 5L)));
        assertRefused(422, "invalid", ann.post(path(""), wanted(null, 91L * 86_400)));
        assertEquals("expires_in", ann.post(path(""), wanted(null, 5L)).json().getString("field"));
    }

    @Test
    void who_was_sent_away_is_not_brought_back_by_a_link() {
        String secret = secret(invite(null, null));
        bob.post("/api/invitations/" + secret, null).expect(200);
        ann.delete("/api/rooms/" + closed + "/members/bob").expect(204);
        assertRefused(403, "forbidden", bob.post("/api/invitations/" + secret, null));
        assertEquals(1, list().getJsonObject(0).getInt("used"));
    }

    @Test
    void whoever_is_in_the_room_sees_them_come() {
        String secret = secret(invite(null, null));
        try (RoomClient hers = RoomClient.join(ann, closed)) {
            bob.post("/api/invitations/" + secret, null).expect(200);
            Await.until(
                    "bob is listed",
                    () -> ann.get("/api/rooms/" + closed + "/members").text().contains("\"bob\""));
            hers.say("welcome");
        }
    }

    private JsonObject invite(Integer uses, Long expiresIn) {
        return ann.post(path(""), wanted(uses, expiresIn)).expect(201).json();
    }

    private static JsonObject wanted(Integer uses, Long expiresIn) {
        JsonObjectBuilder wanted = Json.createObjectBuilder();
        if (uses != null) {
            wanted.add("uses", uses);
        }
        if (expiresIn != null) {
            wanted.add("expires_in", expiresIn);
        }
        return wanted.build();
    }

    private static String secret(JsonObject made) {
        return made.getString("path").substring("/join/".length());
    }

    private JsonArray list() {
        return ann.get(path("")).expect(200).json().getJsonArray("invitations");
    }

    private String path(String rest) {
        return "/api/rooms/" + closed + "/invitations" + rest;
    }

    private RestClient newPerson(String first) {
        String login = first + "-" + Long.toString(System.nanoTime(), 36);
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
        return RestClient.signIn(server, login, password);
    }

    private static void assertRefused(int status, String code, RestClient.Answer answer) {
        assertEquals(status, answer.status(), answer.text());
        assertEquals(code, answer.json().getString("code"));
    }
}
