package io.atrium.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Multiplexed;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The console's road: who hears what on its channel, and the same by REST. */
class ConsoleIT {
    private static final String CHANNEL = "{\"channel\":\"console\"}";

    private final AtriumServer server = AtriumServer.shared();
    private final RestClient administrator = server.as("admin");

    @Test
    void an_administrator_sees_the_figures_move_when_somebody_talks() {
        String room = server.as("ann").newRoom("figures");
        try (RoomClient ann = RoomClient.join(server.as("ann"), room);
                Multiplexed console = Multiplexed.connect(administrator)) {
            console.result("subscribe", CHANNEL);
            JsonObject first = awaitFigures(console, any -> true);
            assertTrue(first.getJsonObject("total").getInt("people") >= 1, first.toString());
            for (int i = 0; i < 30; i++) {
                ann.say("line " + i);
            }
            JsonObject busy =
                    awaitFigures(console, figures -> total(figures, "entries") > 0 && total(figures, "deliveries") > 0);
            JsonObject node = busy.getJsonArray("nodes").getJsonObject(0);
            assertEquals("up", node.getString("state"));
            assertEquals("up", node.getString("database"));
            assertTrue(node.getJsonNumber("commit_ms").doubleValue() > 0, node.toString());
            assertTrue(node.getJsonNumber("fan_out_ms").doubleValue() > 0, node.toString());
            assertTrue(node.getInt("sockets") >= 2 && node.getInt("rooms") >= 1, node.toString());
            assertTrue(node.getString("version").startsWith("1."), node.toString());
        }
    }

    @Test
    void nobody_else_hears_it_and_whose_role_ends_hears_it_no_more() {
        try (Multiplexed ann = Multiplexed.connect(server.as("ann"))) {
            assertEquals(103, ann.error("subscribe", CHANNEL));
        }
        for (String path : new String[] {"/api/nodes", "/api/nodes/history", "/api/metrics"}) {
            server.as("ann").get(path).expect(403);
            RestClient.anonymous(server).get(path).expect(401);
        }
        server.as("ann").post("/api/nodes/x/drain", null).expect(403);
    }

    @Test
    void the_history_is_of_the_span_asked_for() {
        JsonObject history =
                administrator.get("/api/nodes/history?span=60").expect(200).json();
        assertEquals(1, history.getInt("step"));
        assertTrue(history.getJsonArray("entries").size() <= 60);
        administrator.get("/api/nodes/history?span=86400").expect(422);
        administrator.get("/api/nodes/history?span=x").expect(422);
    }

    @Test
    void metrics_are_what_prometheus_reads_and_count_what_is_said() {
        String room = server.as("ann").newRoom("counted");
        long before = metric(scrape(), "atrium_entries_total");
        try (RoomClient ann = RoomClient.join(server.as("ann"), room)) {
            ann.say("one");
            ann.say("two");
        }
        assertTrue(metric(scrape(), "atrium_entries_total") >= before + 2);
        // One scrape: between two, other tests have written.
        String scrape = scrape();
        assertEquals(
                metric(scrape, "atrium_commit_seconds_bucket{le=\"+Inf\"}"),
                metric(scrape, "atrium_commit_seconds_count"));
        assertTrue(metric(scrape, "atrium_deliveries_total") > 0);
    }

    private String scrape() {
        return administrator.get("/api/metrics").expect(200).text();
    }

    private static long metric(String scrape, String name) {
        return scrape.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_node_that_is_not_there_can_not_be_drained() {
        administrator.post("/api/nodes/nobody/drain", null).expect(404);
        administrator.delete("/api/nodes/nobody/drain").expect(404);
    }

    @Test
    void an_act_is_told_once_it_is_sealed() {
        String node = administrator
                .get("/api/nodes")
                .expect(200)
                .json()
                .getJsonArray("nodes")
                .getJsonObject(0)
                .getString("node");
        try (Multiplexed console = Multiplexed.connect(administrator)) {
            console.result("subscribe", CHANNEL);
            administrator.delete("/api/nodes/" + node + "/drain").expect(204);
            JsonObject act = await(
                            console,
                            frame -> "act".equals(frame.getString("type"))
                                    && frame.getJsonObject("act")
                                            .getString("what")
                                            .equals("node.drained"))
                    .getJsonObject("act");
            assertTrue(act.getInt("n") > 0 && act.getString("hash").length() == 64, act.toString());
            assertEquals("admin", act.getString("actor"));
            assertEquals(Json.createValue("true"), act.getJsonObject("detail").get("taken_back"));
        }
    }

    private static JsonObject awaitFigures(Multiplexed console, Predicate<JsonObject> wanted) {
        return await(console, frame -> "figures".equals(frame.getString("type")) && wanted.test(frame));
    }

    private static JsonObject await(Multiplexed console, Predicate<JsonObject> wanted) {
        return console.awaitPush("console", "pub", pub -> wanted.test(pub.getJsonObject("data")))
                .getJsonObject("data");
    }

    private static long total(JsonObject figures, String what) {
        return figures.getJsonObject("total").getJsonNumber(what).longValue();
    }
}
