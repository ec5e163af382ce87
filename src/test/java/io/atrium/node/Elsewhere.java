package io.atrium.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.kind.document.yjs.Awareness;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.Multiplexed;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import io.atrium.wire.FrameCodec;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a node makes of what the other one was told: search, alerts, the kinds' boards, commands beside a stream. Tests of {@link NodesIT}'s. */
interface Elsewhere {
    AtriumServer east();

    AtriumServer west();

    @Test
    default void what_is_said_on_one_node_is_found_on_the_other_and_rings_once_at_each_connection() {
        String word = "w" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        String room = east().as("ann").newRoom("heard");
        west().as("bob").post("/api/alerts", json("{\"q\":\"" + word + "\"}")).expect(201);
        try (RoomClient ann = RoomClient.join(east().as("ann"), room);
                Multiplexed here = Multiplexed.connect(east().as("bob"));
                Multiplexed there = Multiplexed.connect(west().as("bob"))) {
            there.result("rpc", "{\"method\":\"search\",\"data\":{\"q\":\"" + word + "\",\"live\":\"s1\"}}");
            long seq = ann.say(word + " it is");
            there.await("found", reply -> reply.toString().contains("\"found\""));
            Predicate<JsonObject> rings = data -> data.getString("type", "").equals("alert") && data.containsKey("hit");
            assertEquals(seq, here.awaitOwn("bob", rings).getJsonObject("hit").getInt("seq"));
            there.awaitOwn("bob", rings);
            ann.sendText("{\"type\":\"delete\",\"seq\":" + seq + "}");
            there.await("lost", reply -> reply.toString().contains("\"lost\""));
            assertEquals(1, alerts(here));
            assertEquals(1, alerts(there));
        }
    }

    @Test
    default void an_open_search_loses_what_a_right_that_ended_on_the_other_node_had_found() {
        String word = "v" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        String room = east().as("ann").newRoom("shown");
        try (RoomClient ann = RoomClient.join(east().as("ann"), room);
                RoomClient inside = RoomClient.join(west().as("bob"), room);
                Multiplexed bob = Multiplexed.connect(west().as("bob"))) {
            bob.result("rpc", "{\"method\":\"search\",\"data\":{\"q\":\"" + word + "\",\"live\":\"s1\"}}");
            ann.say(word);
            bob.await("found", reply -> reply.toString().contains("\"found\""));
            east().as("ann").delete("/api/rooms/" + room + "/members/bob").expect(204);
            bob.await("lost", reply -> reply.toString().contains("\"lost\""));
            assertEquals(4410, inside.awaitClose());
        }
    }

    @Test
    default void an_administrator_of_one_node_sees_both_and_who_is_on_the_other_and_sends_them_away() {
        String room = east().as("ann").newRoom("watched");
        RestClient administrator = east().as("admin");
        try (RoomClient bob = RoomClient.join(west().as("bob"), room);
                Multiplexed console = Multiplexed.connect(administrator)) {
            console.result("subscribe", "{\"channel\":\"console\"}");
            console.awaitPush(
                    "console",
                    "pub",
                    pub -> pub.getJsonObject("data").containsKey("nodes")
                            && pub.getJsonObject("data").getJsonArray("nodes").getValuesAs(JsonObject.class).stream()
                                            .filter(node ->
                                                    node.getString("state").equals("up"))
                                            .count()
                                    >= 2);
            JsonObject list =
                    administrator.get("/api/sessions?room=" + room).expect(200).json();
            assertEquals(0, list.getJsonArray("silent").size());
            JsonObject there = list.getJsonArray("sessions").getJsonObject(0);
            assertEquals("bob", there.getString("login"));
            administrator.delete("/api/sessions/" + there.getString("id")).expect(204);
            assertEquals(1001, bob.awaitClose());
            String node = there.getString("node");
            administrator.post("/api/nodes/" + node + "/drain", null).expect(202);
            assertTrue(
                    west().as("admin").get("/api/node/drain").expect(200).json().getBoolean("draining"));
            administrator.delete("/api/nodes/" + node + "/drain").expect(204);
            assertEquals(
                    false,
                    west().as("admin").get("/api/node/drain").expect(200).json().getBoolean("draining"));
        }
    }

    @Test
    default void a_mention_on_one_node_rings_on_the_other_and_is_read_on_both() {
        String room = newRoom("{\"name\":\"called\",\"kind\":\"chat\",\"members\":[\"bob\"]}");
        Predicate<JsonObject> calls = data -> data.getString("type", "").equals("notice")
                && data.getJsonObject("notice").getString("what").equals("mention");
        try (RoomClient ann = RoomClient.join(east().as("ann"), room);
                RoomClient phone = RoomClient.join(east().as("bob"), room);
                Multiplexed bob = Multiplexed.connect(west().as("bob"))) {
            long seq = ann.say("@bob come");
            assertEquals(seq, bob.awaitOwn("bob", calls).getJsonObject("notice").getInt("seq"));
            assertTrue(unread(west(), room));
            phone.sendText("{\"type\":\"read\",\"seq\":" + seq + "}");
            bob.awaitOwn("bob", data -> data.getString("type", "").equals("notices_read"));
            Await.until("read on both nodes", () -> !unread(west(), room) && !unread(east(), room));
        }
    }

    private static boolean unread(AtriumServer node, String room) {
        return node.as("bob")
                .get("/api/notices?limit=1")
                .expect(200)
                .json()
                .getJsonObject("rooms")
                .containsKey(room);
    }

    @Test
    default void who_is_muted_on_one_node_is_refused_on_the_other_within_a_second() {
        String room = east().as("ann").newRoom("quiet");
        try (RoomClient bob = RoomClient.join(west().as("bob"), room)) {
            bob.say("before");
            long muted = System.nanoTime();
            east().as("ann")
                    .send("PUT", "/api/rooms/" + room + "/members/bob/mute", "{}")
                    .expect(200);
            bob.await("the mute", frame -> frame.toString().contains("\"why\":\"muted\""));
            assertTrue(System.nanoTime() - muted < 1_000_000_000L);
            bob.sendText("{\"message\":\"after\",\"ref\":\"m\"}");
            assertEquals("forbidden", bob.awaitAnswer("m").getString("code"));
            west().as("bob")
                    .send("POST", "/api/rooms/" + room + "/entries", "{\"message\":\"after\"}")
                    .expect(403);
        }
    }

    private static long alerts(Multiplexed client) {
        return client.frames().stream()
                .filter(frame -> frame.contains("\"type\":\"alert\""))
                .count();
    }

    @Test
    default void the_trail_says_how_far_somebody_had_come_who_was_removed_on_the_other_node() {
        String room = newRoom("{\"name\":\"traced\"}");
        try (RoomClient ann = RoomClient.join(east().as("ann"), room);
                RoomClient bob = RoomClient.join(west().as("bob"), room)) {
            ann.say("one");
            bob.awaitPosition(1);
            east().as("ann").delete("/api/rooms/" + room + "/members/bob").expect(204);
            assertEquals(4410, bob.awaitClose());
            String acts = "/api/audit?what=session.revoked&room=" + room;
            Await.until(
                    "the trail says so",
                    () -> east().as("admin").get(acts).text().contains("\"seq\":1"));
        }
    }

    @Test
    default void who_comes_to_a_document_sees_the_cursors_of_the_other_node() {
        String room = newRoom("{\"name\":\"pages\",\"kind\":\"document\"}");
        byte[] cursor = new Awareness(List.of(new Awareness.State(7, 1, "{\"user\":\"Ann\"}"))).toBytes();
        String frame =
                "{\"type\":\"awareness\",\"update\":\"" + Base64.getEncoder().encodeToString(cursor) + "\"}";
        try (Multiplexed ann = Multiplexed.connect(east().as("ann"));
                Multiplexed bob = Multiplexed.connect(west().as("bob"));
                Multiplexed late = Multiplexed.connect(west().as("cho"))) {
            ann.subscribe(room);
            bob.subscribe(room);
            ann.result("publish", "{\"channel\":\"room:" + room + "\",\"data\":" + frame + "}");
            bob.await("her cursor", reply -> reply.toString().contains("\"type\":\"awareness\""));
            String there = late.subscribe(room).getJsonObject("data").getString("awareness");
            assertEquals(
                    1, Awareness.of(Base64.getDecoder().decode(there)).states().size());
        }
    }

    @Test
    default void a_ballot_of_the_other_node_moves_the_tally_and_is_told_once() {
        String room = newRoom("{\"name\":\"lunch\",\"kind\":\"poll\",\"settings\":{\"questions\":"
                + "[{\"id\":\"q1\",\"text\":\"Lunch?\",\"choices\":[\"A\",\"B\"]}]}}");
        try (RoomClient ann = RoomClient.join(east().as("ann"), room);
                RoomClient bob = RoomClient.join(west().as("bob"), room)) {
            ann.sendText("{\"type\":\"vote\",\"question\":\"q1\",\"choices\":[\"A\"]}");
            for (RoomClient each : List.of(ann, bob)) {
                JsonObject tally = each.await("the tally", frame -> "tally".equals(frame.getString("type", "")));
                assertEquals("{\"A\":1,\"B\":0}", tally.getJsonObject("counts").toString());
            }
            bob.sendText("{\"type\":\"vote\",\"question\":\"q1\",\"choices\":[\"C\"]}");
            bob.await("an answer", frame -> "error".equals(frame.getString("type", "")));
            assertEquals(1, count(ann, "tally"));
            assertEquals(1, count(bob, "tally"));
        }
    }

    @Test
    default void a_reading_that_came_to_one_node_is_on_the_board_of_the_other() {
        String room = newRoom("{\"name\":\"boiler\",\"kind\":\"sensor\"}");
        String board = "/api/rooms/" + room;
        east().as("ann")
                .send("POST", board + "/entries", "{\"sensor_id\":\"t\",\"sensor_value\":1}")
                .expect(201);
        assertTrue(west().as("ann").get(board).expect(200).text().contains("boiler"));
        for (int value = 2; value < 12; value++) {
            AtriumServer node = value % 2 == 0 ? east() : west();
            AtriumServer other = value % 2 == 0 ? west() : east();
            String reading = "{\"sensor_id\":\"t\",\"sensor_value\":" + value + "}";
            node.as("ann").send("POST", board + "/entries", reading).expect(201);
            String wanted = "\"sensor_value\":" + value;
            Await.until("the other node's board has " + reading, () -> {
                try (RoomClient bob = RoomClient.join(other.as("bob"), room)) {
                    return bob.welcome().getJsonObject("snapshot").toString().contains(wanted);
                }
            });
        }
    }

    @Test
    default void a_command_beside_its_stream_finds_the_node_that_has_it() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        String authorization = east().as("ann").authorization();
        HttpRequest stream = HttpRequest.newBuilder(east().uri("/connection/http_stream"))
                .header("Authorization", authorization)
                .POST(BodyPublishers.ofString("{\"id\":1,\"connect\":{}}"))
                .build();
        try (Stream<String> replies = http.send(stream, BodyHandlers.ofLines()).body()) {
            Iterator<String> lines = replies.iterator();
            JsonObject connected = json(lines.next()).getJsonObject("connect");
            assertEquals(204, command(http, connected.getString("node"), connected.getString("session"), "ann"));
            assertEquals("{\"id\":2,\"ping\":{}}", answer(lines));
            assertEquals(403, command(http, connected.getString("node"), connected.getString("session"), "bob"));
            assertEquals(404, command(http, "nobody", connected.getString("session"), "ann"));
        }
    }

    /** The next line that answers something; what is pushed between, of the demonstration's rooms, says nothing here. */
    private static String answer(Iterator<String> lines) {
        String line = lines.next();
        while (line.startsWith("{\"push\"")) {
            line = lines.next();
        }
        return line;
    }

    private int command(HttpClient http, String node, String session, String login) throws Exception {
        String body = Json.createObjectBuilder()
                .add("session", session)
                .add("node", node)
                .add("data", "{\"id\":2,\"ping\":{}}")
                .build()
                .toString();
        HttpRequest request = HttpRequest.newBuilder(west().uri("/emulation"))
                .header("Authorization", west().as(login).authorization())
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString()).statusCode();
    }

    private String newRoom(String wanted) {
        return east().as("ann").newRoom(json(wanted));
    }

    private static JsonObject json(String text) {
        return FrameCodec.stored(text);
    }

    private static long count(RoomClient client, String type) {
        return client.texts().stream()
                .filter(frame -> frame.contains("\"type\":\"" + type + "\""))
                .count();
    }
}
