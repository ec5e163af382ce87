package io.atrium.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.Cluster;
import io.atrium.testing.RoomClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Nodes on one PostgreSQL and one Redis. */
class NodesIT implements Elsewhere, PeopleElsewhere, WorkElsewhere, CommandsElsewhere {
    private static final Duration SOON = Duration.ofSeconds(4);

    private static Cluster cluster;
    private static AtriumServer east;
    private static AtriumServer west;

    @BeforeAll
    static void start() {
        cluster = Cluster.start(2);
        east = cluster.node(0);
        west = cluster.node(1);
    }

    @Override
    public AtriumServer east() {
        return east;
    }

    @Override
    public AtriumServer west() {
        return west;
    }

    @Override
    public long kept(String room) {
        return Long.parseLong(cluster.asked(
                "select count(*) from held_text h join room r on r.id = h.room_id where r.name = ?", room));
    }

    @Override
    public long deadlocks() {
        return Long.parseLong(cluster.asked(
                "select sum(deadlocks) from pg_stat_database where datname = ?",
                cluster.asked("select current_database() where ? is not null", "there is but one")));
    }

    @AfterAll
    static void stop() throws IOException {
        cluster.close();
    }

    @Test
    void what_is_said_on_either_node_is_heard_on_both_in_one_order() {
        String room = east.as("ann").newRoom("both");
        try (RoomClient ann = RoomClient.join(east.as("ann"), room);
                RoomClient bob = RoomClient.join(west.as("bob"), room)) {
            for (int i = 0; i < 100; i++) {
                ann.sendText("{\"message\":\"east " + i + "\"}");
                bob.sendText("{\"message\":\"west " + i + "\"}");
            }
            ann.awaitPosition(200);
            bob.awaitPosition(200);
            List<Long> all = LongStream.rangeClosed(1, 200).boxed().toList();
            assertEquals(all, numbers(ann));
            assertEquals(ann.entries(), bob.entries());
            assertEquals(all, numbers(RoomClient.join(west.as("cho"), room, "?after=0&epoch=" + ann.epoch())));
        }
    }

    @Test
    void typing_and_presence_cross_over() {
        String room = east.as("ann").newRoom("company");
        try (RoomClient ann = RoomClient.join(east.as("ann"), room)) {
            try (RoomClient bob = RoomClient.join(west.as("bob"), room)) {
                ann.await("bob has come", frame -> has(frame, "joined", "bob"));
                bob.sendText("{\"type\":\"typing\"}");
                ann.await("bob types", frame -> "typing".equals(frame.getString("type", "")));
                Await.until("all three are there", () -> {
                    try (RoomClient late = RoomClient.join(west.as("cho"), room)) {
                        return late.welcome().getInt("online") == 3;
                    }
                });
            }
        }
    }

    @Test
    void who_is_removed_on_one_node_is_out_on_the_other_at_once() {
        String room = east.as("ann").newRoom("kick");
        try (RoomClient bob = RoomClient.join(west.as("bob"), room)) {
            east.as("ann").delete("/api/rooms/" + room + "/members/bob").expect(204);
            assertEquals(4410, bob.awaitClose());
            assertEquals(
                    403, west.as("bob").get("/api/rooms/" + room + "/entries").status());
        }
    }

    @Test
    void an_edited_text_is_the_new_one_on_the_other_node_too() {
        String room = east.as("ann").newRoom("edit");
        try (RoomClient ann = RoomClient.join(east.as("ann"), room);
                RoomClient bob = RoomClient.join(west.as("bob"), room)) {
            ann.say("wrong");
            bob.awaitMessage("wrong");
            ann.sendText("{\"type\":\"edit\",\"seq\":1,\"message\":\"right\"}");
            bob.awaitPosition(2);
            Await.until("west reads it anew", () -> {
                String page =
                        west.as("bob").get("/api/rooms/" + room + "/entries").text();
                return page.contains("right") && !page.contains("wrong");
            });
        }
    }

    @Test
    void a_setting_that_is_changed_on_one_node_holds_on_the_other() {
        String room = east.as("ann").newRoom("tuned");
        east.as("admin")
                .send("PUT", "/api/settings/ATRIUM_MAX_FRAME", "{\"value\":1}")
                .expect(404);
        east.as("admin")
                .send("PUT", "/api/settings/ATRIUM_RATE_BURST", "{\"value\":0}")
                .expect(422);
        east.as("bob")
                .send("PUT", "/api/settings/ATRIUM_RATE_BURST", "{\"value\":1}")
                .expect(403);
        try {
            east.as("admin")
                    .send("PUT", "/api/settings/ATRIUM_RATE_BURST", "{\"value\":1}")
                    .expect(204);
            east.as("admin")
                    .send("PUT", "/api/settings/ATRIUM_RATE_LIMIT", "{\"value\":1}")
                    .expect(204);
            Await.until("west has heard of both", () -> burst(west) == 1 && limit(west) == 1);
            try (RoomClient ann = RoomClient.join(west.as("ann"), room)) {
                ann.sendText("{\"message\":\"one\"}");
                ann.sendText("{\"message\":\"two\"}");
                ann.await("a refusal", frame -> frame.toString().contains("rate_limited"));
            }
        } finally {
            west.as("admin").delete("/api/settings/ATRIUM_RATE_BURST").expect(204);
            west.as("admin").delete("/api/settings/ATRIUM_RATE_LIMIT").expect(204);
        }
        Await.until("east goes by what it was started with", () -> burst(east) == 100 && limit(east) == 20);
    }

    @Test
    void in_slow_mode_what_was_said_through_another_node_counts() {
        String room = east.as("ann").newRoom("slow");
        RoomClient.join(west.as("bob"), room).close();
        east.as("ann").send("PATCH", "/api/rooms/" + room, "{\"slow\":3600}").expect(200);
        String entries = "/api/rooms/" + room + "/entries";
        Await.until(
                "west knows",
                () -> west.as("bob").get("/api/rooms/" + room).json().getInt("slow") == 3_600);
        west.as("bob")
                .send("POST", entries, "{\"message\":\"here\",\"ref\":\"b-1\"}")
                .expect(201);
        east.as("bob")
                .send("POST", entries, "{\"message\":\"there\",\"ref\":\"b-2\"}")
                .expect(429);
        long again = east.as("bob")
                .send("POST", entries, "{\"message\":\"here\",\"ref\":\"b-1\"}")
                .expect(201)
                .json()
                .getJsonArray("entries")
                .getJsonObject(0)
                .getInt("seq");
        assertEquals(1, again);
        // What west has heard of counts there at once.
        try (RoomClient listening = RoomClient.join(west.as("ann"), room)) {
            east.as("cho").send("POST", entries, "{\"message\":\"mine\"}").expect(201);
            listening.awaitMessage("mine");
            west.as("cho").send("POST", entries, "{\"message\":\"once more\"}").expect(429);
        }
    }

    private static int burst(AtriumServer node) {
        return setting(node, "ATRIUM_RATE_BURST");
    }

    private static int limit(AtriumServer node) {
        return setting(node, "ATRIUM_RATE_LIMIT");
    }

    private static int setting(AtriumServer node, String name) {
        return node
                .as("admin")
                .get("/api/settings")
                .expect(200)
                .json()
                .getJsonArray("settings")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(setting -> setting.getString("name").equals(name))
                .findFirst()
                .orElseThrow()
                .getInt("value");
    }

    @Test
    void without_redis_rooms_go_on_and_what_was_missed_is_found() {
        String room = east.as("ann").newRoom("alone");
        try (RoomClient ann = RoomClient.join(east.as("ann"), room);
                RoomClient bob = RoomClient.join(west.as("bob"), room)) {
            ann.say("with");
            bob.awaitPosition(1);
            cluster.redis().close();
            ann.say("without");
            long sent = System.nanoTime();
            bob.awaitPosition(2);
            assertTrue(System.nanoTime() - sent < SOON.toNanos(), "found late");
            cluster.redis().restart();
            Await.until("told at once again", () -> {
                long seq = ann.say("again");
                long asked = System.nanoTime();
                bob.awaitPosition(seq);
                return System.nanoTime() - asked < Duration.ofMillis(300).toNanos();
            });
            assertEquals(numbers(ann), numbers(bob));
        }
    }

    @Test
    void the_people_of_a_node_that_died_are_gone_soon_and_nothing_of_theirs_is_lost() {
        String room = east.as("ann").newRoom("death");
        try (RoomClient ann = RoomClient.join(east.as("ann"), room)) {
            try (RoomClient bob = RoomClient.join(west.as("bob"), room)) {
                ann.await("bob has come", frame -> has(frame, "joined", "bob"));
                assertEquals(1, bob.say("last words"));
                west.kill();
            }
            ann.awaitMessage("last words");
            ann.await("bob has gone", frame -> has(frame, "left", "bob"));
        } finally {
            west.restart();
        }
    }

    /** The same nodes: starting one takes half a minute of a processor. */
    @Nested
    class WhileMuchFails extends FailuresAround {
        WhileMuchFails() {
            super(cluster);
        }
    }

    /** The same two, and one more. */
    @Nested
    class WhereOneDies extends OneDies {
        WhereOneDies() {
            super(cluster);
        }
    }

    private static boolean has(JsonObject frame, String member, String login) {
        return "presence".equals(frame.getString("type", ""))
                && frame.getJsonArray(member).contains(Json.createValue(login));
    }

    private static List<Long> numbers(RoomClient client) {
        return client.entries().stream()
                .map(entry -> entry.getJsonNumber("seq").longValue())
                .toList();
    }
}
