package io.atrium.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import io.atrium.testing.RoomTest;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What writes the sockets rests on each server's inside: a new version of one that is built otherwise is noticed here. */
class SenderIT extends RoomTest {
    /** Around the bounds where the head of a WebSocket frame grows, and of more than one byte a character. */
    private static final List<String> TEXTS = List.of(
            "x",
            "x".repeat(20),
            "x".repeat(125),
            "x".repeat(126),
            "水".repeat(100),
            "x".repeat(30_000),
            "🙂".repeat(10_000),
            "水".repeat(20_000));

    @Test
    void this_server_is_written_past_its_own_encoding() {
        boolean wildfly = "wildfly".equals(System.getProperty("atrium.server"));
        assertEquals(wildfly ? "undertow" : "tyrus", sender(server));
        everythingArrivesInOrder(ann, bob, room);
    }

    @Test
    void the_standards_own_calls_do_where_an_operator_wants_them() {
        AtriumServer tuned = AtriumServer.tuned();
        assertEquals("portable", sender(tuned));
        everythingArrivesInOrder(
                tuned.as("ann"), tuned.as("bob"), tuned.as("ann").newRoom("portable"));
    }

    private static void everythingArrivesInOrder(RestClient ann, RestClient bob, String room) {
        try (RoomClient sender = RoomClient.join(ann, room);
                RoomClient reader = RoomClient.join(bob, room)) {
            List<String> said = new ArrayList<>();
            for (int round = 0; round < 10; round++) {
                said.addAll(TEXTS);
            }
            said.forEach(sender::say);
            reader.awaitPosition(said.size());
            assertEquals(
                    said,
                    reader.entries().stream()
                            .map((JsonObject entry) -> entry.getString("message"))
                            .toList());
        }
    }

    private static String sender(AtriumServer server) {
        return RestClient.anonymous(server)
                .get("/api/health")
                .expect(200)
                .json()
                .getString("sender");
    }
}
