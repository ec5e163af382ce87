package io.atrium.endpoint.centrifuge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Multiplexed;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import io.atrium.testing.RoomTest;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How rights, tokens, patience and servers end, and what is said then. */
class EndsIT extends RoomTest {
    private static final Duration HEARTBEAT = Duration.ofSeconds(45);

    private final RestClient password = RestClient.basic(server, "bob", "demo");
    private final RestClient nobody = RestClient.anonymous(server);

    @Test
    void a_membership_that_ends_takes_the_channel_along_and_nothing_else() {
        String other = ann.newRoom(room + "-b");
        try (Multiplexed client = Multiplexed.connect(bob)) {
            client.subscribe(room);
            client.subscribe(other);
            ann.delete("/api/rooms/" + room + "/members/bob").expect(204);
            assertEquals(2000, client.awaitPush("room:" + room, "unsubscribe").getInt("code"));
            assertEquals(103, client.error("subscribe", "{\"channel\":\"room:" + room + "\"}"));
            assertEquals(
                    103, client.error("publish", "{\"channel\":\"room:" + room + "\",\"data\":{\"message\":\"x\"}}"));
            client.say(other, "still here");
            ann.delete("/api/rooms/" + other).expect(204);
            assertEquals(2000, client.awaitPush("room:" + other, "unsubscribe").getInt("code"));
            assertEquals(102, client.error("subscribe", "{\"channel\":\"room:" + other + "\"}"));
            client.result("ping", "{}");
        }
    }

    @Test
    void a_token_that_is_revoked_ends_the_connection_for_good() {
        String token = password.newToken("mux-revoked", 3_600);
        try (Multiplexed client = Multiplexed.open(nobody)) {
            client.result("connect", "{\"token\":\"" + token + "\"}");
            bob.delete("/api/tokens/" + idOf("mux-revoked")).expect(204);
            assertEquals("3500 invalid token", client.awaitClose());
        }
    }

    @Test
    void a_token_that_expires_ends_the_connection_which_may_come_back_with_another() {
        String brief = password.newToken("mux-brief", 2);
        try (Multiplexed client = Multiplexed.open(nobody)) {
            JsonObject connected = client.result("connect", "{\"token\":\"" + brief + "\"}");
            assertTrue(connected.getBoolean("expires"));
            assertTrue(connected.getInt("ttl") >= 1 && connected.getInt("ttl") <= 2);
            assertEquals("3005 connection expired", client.awaitClose());
        }
        try (Multiplexed late = Multiplexed.open(nobody)) {
            assertEquals(109, late.error("connect", "{\"token\":\"" + brief + "\"}"));
        }
    }

    @Test
    void who_can_not_bring_another_is_not_asked_to() {
        RestClient brief = RestClient.bearer(server, "bob", password.newToken("mux-header", 2));
        try (Multiplexed client = Multiplexed.open(brief)) {
            JsonObject connected = client.result("connect", "{}");
            assertFalse(connected.containsKey("expires") || connected.containsKey("ttl"), connected::toString);
            assertEquals("3005 connection expired", client.awaitClose());
        }
    }

    @Test
    void a_new_token_of_the_same_person_prolongs_the_connection() {
        String brief = password.newToken("mux-first", 3);
        String longer = password.newToken("mux-second", 3_600);
        try (Multiplexed client = Multiplexed.open(nobody)) {
            client.result("connect", "{\"token\":\"" + brief + "\"}");
            JsonObject refreshed = client.result("refresh", "{\"token\":\"" + longer + "\"}");
            assertTrue(refreshed.getBoolean("expires") && refreshed.getInt("ttl") > 3_000);
            try (Multiplexed expiring = Multiplexed.open(nobody)) {
                expiring.sendText("{\"id\":1,\"connect\":{\"token\":\"" + brief + "\"}}");
                assertEquals("3005 connection expired", expiring.awaitClose());
            }
            client.result("ping", "{}");
            bob.delete("/api/tokens/" + idOf("mux-second")).expect(204);
            assertEquals("3500 invalid token", client.awaitClose());
        }
    }

    @Test
    void a_new_token_of_somebody_else_does_not() {
        String bobs = password.newToken("mux-bobs", 3_600);
        String anns = RestClient.basic(server, "ann", "demo").newToken("mux-anns", 3_600);
        try (Multiplexed client = Multiplexed.open(nobody)) {
            client.result("connect", "{\"token\":\"" + bobs + "\"}");
            client.sendText("{\"id\":9,\"refresh\":{\"token\":\"" + anns + "\"}}");
            assertEquals("3500 invalid token", client.awaitClose());
        }
    }

    @Test
    void who_says_nothing_is_stale_and_who_does_not_answer_pings_has_gone() {
        try (Multiplexed stale = Multiplexed.open(ann);
                Multiplexed silent = Multiplexed.silent(ann);
                Multiplexed alive = Multiplexed.connect(ann)) {
            silent.result("connect", "{}");
            assertEquals("3502 stale", stale.awaitClose(HEARTBEAT));
            assertEquals("3012 no pong", silent.awaitClose(HEARTBEAT));
            alive.result("ping", "{}");
            assertFalse(alive.replies().stream().noneMatch(JsonObject::isEmpty), "was never pinged");
        }
    }

    @Test
    void a_server_that_goes_away_says_so() {
        AtriumServer spare = AtriumServer.spare();
        String room = spare.as("ann").newRoom("farewell");
        try (RoomClient plain = RoomClient.join(spare.as("ann"), room);
                Multiplexed client = Multiplexed.connect(spare.as("bob"))) {
            client.subscribe(room);
            spare.stop();
            assertEquals(1001, plain.awaitClose());
            // WildFly closes the sockets itself before it tells the application.
            String end = client.awaitClose();
            assertTrue(List.of("3001 shutdown", "1001 ").contains(end), end);
        }
    }

    private int idOf(String token) {
        return bob.get("/api/tokens").json().getJsonArray("tokens").stream()
                .map(value -> value.asJsonObject())
                .filter(listed -> listed.getString("name").equals(token))
                .findFirst()
                .orElseThrow()
                .getInt("id");
    }
}
