package io.atrium.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.chaos.Chaos;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.Cluster;
import io.atrium.testing.Cluster.Link;
import io.atrium.testing.Proxy;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** What nodes do while the networks around them fail, and what they stand on. Part of {@link NodesIT}. */
abstract class FailuresAround {
    /** Long enough to be asked about between two statements. */
    private static final Duration A_WHILE = Duration.ofMillis(300);

    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private final Cluster cluster;
    private final AtriumServer east;
    private final AtriumServer west;

    FailuresAround(Cluster cluster) {
        this.cluster = cluster;
        this.east = cluster.node(0);
        this.west = cluster.node(1);
    }

    @Test
    void what_a_node_held_when_its_way_to_the_database_went_is_free_again_soon() {
        String room = east.as("ann").newRoom("held");
        Proxy way = cluster.link(0, Link.DATABASE);
        try (RoomClient ann = RoomClient.join(east.as("ann"), room);
                RoomClient bob = RoomClient.join(west.as("bob"), room)) {
            way.delay(A_WHILE);
            ann.sendText("{\"message\":\"in the middle\"}");
            Await.until("it is in the middle of a transaction", () -> cluster.idleHolders() > 0);
            way.swallow();
            bob.sendUntilAcked("{\"message\":\"after\",\"ref\":\"after\"}", "after");
        } finally {
            way.mend();
        }
    }

    @Test
    void who_comes_while_the_database_is_away_is_told_to_come_again_and_not_sent_away() {
        String room = west.as("ann").newRoom("shut");
        RestClient unknown = RestClient.bearer(
                east, "bob", RestClient.basic(west, "bob", "demo").newToken("fresh", 600));
        // What failed in the test before may still be coming back.
        Await.until(
                "the node has its database",
                () -> east.as("ann").get("/api/rooms").status() == 200);
        Proxy way = cluster.link(0, Link.DATABASE);
        way.cut();
        long asked = System.nanoTime();
        try {
            assertEquals(
                    "2",
                    unknown.get("/api/rooms")
                            .expect(503)
                            .headers()
                            .firstValue("Retry-After")
                            .orElseThrow());
            for (RestClient caller : List.of(unknown, east.as("ann"))) {
                RoomClient.Refused refused = assertThrows(
                        RoomClient.Refused.class,
                        () -> RoomClient.join(caller, room).close());
                assertEquals(503, refused.status(), caller.login());
            }
            assertTrue(System.nanoTime() - asked < AT_ONCE.toNanos(), "nobody is kept waiting");
        } finally {
            way.mend();
        }
        Await.until(
                "the database is found again", () -> unknown.get("/api/rooms").status() == 200);
    }

    @Test
    void what_was_said_while_nodes_did_not_hear_each_other_is_found_on_all_of_them() throws IOException {
        String word = "u" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        String room = east.as("ann").newRoom("unheard");
        cluster.redis().close();
        try (RoomClient ann = RoomClient.join(east.as("ann"), room)) {
            ann.say(word);
        } finally {
            cluster.redis().restart();
        }
        Await.until(
                "the other node finds it",
                () -> west.as("ann")
                        .get("/api/search?q=" + word)
                        .expect(200)
                        .text()
                        .contains("\"total\":1"));
    }

    @Test
    @DisabledIfSystemProperty(
            named = "atrium.server",
            matches = "wildfly",
            disabledReason = "what nodes are told is the same")
    void what_fails_around_them_loses_nothing_doubles_nothing_and_disorders_nothing() throws Exception {
        Chaos.brief(cluster);
    }
}
