package io.atrium.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.Multiplexed;
import io.atrium.testing.Redis;
import io.atrium.testing.RestClient;
import io.atrium.testing.RestClient.Answer;
import io.atrium.testing.RoomClient;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A node that is about to go sends its clients away, by every door, and goes on answering until then. Those who come are let in bit by bit. */
class DrainIT {
    private static final Duration SPREAD = Duration.ofSeconds(3);
    private static final int SOCKETS = 30;
    private static final int ADMITTED = 100;

    private static Redis redis;
    private static AtriumServer node;
    private static RestClient ann;
    private static RestClient administrator;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void start() {
        redis = Redis.start();
        // One of several, as far as it knows: a node alone would have nowhere to send its clients.
        node = AtriumServer.start(Map.of(
                "ATRIUM_REDIS_URL",
                redis.url(),
                "ATRIUM_DRAIN",
                Long.toString(SPREAD.toSeconds()),
                "ATRIUM_ADMISSION",
                Integer.toString(ADMITTED)));
        ann = node.as("ann");
        administrator = node.as("admin");
    }

    @AfterAll
    static void stop() {
        node.close();
        redis.close();
    }

    @Test
    void an_administrator_empties_it_and_takes_it_back() throws Exception {
        String room = ann.newRoom("emptied");
        List<RoomClient> plain = new ArrayList<>();
        for (int i = 0; i < SOCKETS; i++) {
            plain.add(RoomClient.join(ann, room));
        }
        try (Multiplexed multiplexed = Multiplexed.connect(ann)) {
            multiplexed.subscribe(room);
            CompletableFuture<HttpResponse<String>> stream = stream();
            CompletableFuture<HttpResponse<String>> poll = poll(room);
            TimeUnit.SECONDS.sleep(1); // by then it waits, which nobody can see from outside

            ann.post("/api/node/drain", null).expect(403);
            administrator.post("/api/node/drain", null).expect(202);
            long began = System.nanoTime();

            assertNobodyComesIn(room);
            Await.until("the first is sent away", () -> plain.stream().anyMatch(DrainIT::hasEnded));
            assertTrue(plain.stream().filter(DrainIT::hasEnded).count() < SOCKETS / 2, "not all at once");
            plain.forEach(client -> assertEquals(1001, client.awaitClose()));
            assertEquals("3001 shutdown", multiplexed.awaitClose());
            assertTrue(stream.get(20, TimeUnit.SECONDS).body().contains("\"code\":3001"));
            assertNothing(poll.get(20, TimeUnit.SECONDS));
            long took = System.nanoTime() - began;
            assertTrue(took > SPREAD.toNanos() / 2, "spread over " + Duration.ofNanos(took));

            ann.send("POST", "/api/rooms/" + room + "/entries", "{\"message\":\"goes on\"}")
                    .expect(201);
            ann.get("/api/rooms/" + room + "/entries?after=0&wait=30").expect(200);
        } finally {
            administrator.delete("/api/node/drain").expect(200);
        }
        assertEquals("up", health().expect(200).json().getString("status"));
        ann.get("/api/node/admission").expect(204);
        try (RoomClient back = RoomClient.join(ann, room)) {
            back.awaitMessage("goes on");
        }
    }

    private static void assertNothing(HttpResponse<String> page) {
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("\"entries\":[]"), page.body());
    }

    @Test
    void told_to_end_it_empties_itself_first_and_answers_until_then() {
        String room = ann.newRoom("ended");
        try (RoomClient plain = RoomClient.join(ann, room);
                Multiplexed multiplexed = Multiplexed.connect(ann)) {
            plain.say("before");
            node.tellToStop();
            Await.until("draining", () -> health().status() == 503);
            ann.send("POST", "/api/rooms/" + room + "/entries", "{\"message\":\"still\"}")
                    .expect(201);
            assertEquals(1001, plain.awaitClose());
            assertEquals("3001 shutdown", multiplexed.awaitClose());
            node.stop();
        } finally {
            node.restart();
        }
        assertEquals(
                2,
                ann.get("/api/rooms/" + room + "/entries?after=0")
                        .expect(200)
                        .json()
                        .getInt("seq"));
    }

    private static void assertNobodyComesIn(String room) {
        assertEquals("draining", health().expect(503).json().getString("status"));
        assertEquals(
                503,
                assertThrows(RoomClient.Refused.class, () -> RoomClient.join(ann, room))
                        .status());
        assertComesBackLater(ann.post("/connection/http_stream", null));
        assertComesBackLater(ann.get("/connection/sse?cf_connect=%7B%22id%22%3A1%2C%22connect%22%3A%7B%7D%7D"));
        assertComesBackLater(ann.get("/connection/websocket"));
        assertComesBackLater(ann.get("/api/rooms/" + room + "/entries?after=0&wait=30"));
        assertComesBackLater(ann.get("/api/node/admission"));
    }

    @Test
    void a_crowd_comes_in_bit_by_bit_and_those_who_are_in_are_served() {
        String room = ann.newRoom("crowd");
        try (RoomClient in = RoomClient.join(ann, room)) {
            List<Answer> crowd = IntStream.range(0, 5 * ADMITTED)
                    .parallel()
                    .mapToObj(i -> ann.get("/connection/websocket"))
                    .toList();
            List<Answer> refused =
                    crowd.stream().filter(answer -> answer.status() == 503).toList();
            assertTrue(refused.size() > ADMITTED, refused.size() + " refused");
            assertTrue(refused.size() <= 4 * ADMITTED, refused.size() + " refused");
            refused.forEach(DrainIT::assertComesBackLater);
            in.say("served");
            Await.until(
                    "all who were refused could have come in",
                    () -> ann.get("/api/node/admission").status() == 204);
            RoomClient.join(ann, room).close();
        }
    }

    private static Answer health() {
        return RestClient.anonymous(node).get("/api/health");
    }

    private static boolean hasEnded(RoomClient client) {
        return client.closeCode() != 0;
    }

    private static void assertComesBackLater(Answer refused) {
        refused.expect(503);
        assertTrue(refused.headers().firstValueAsLong("Retry-After").orElse(0) > 0, refused.text());
        assertEquals("unavailable", refused.json().getString("code"));
    }

    private CompletableFuture<HttpResponse<String>> stream() {
        HttpRequest connect = HttpRequest.newBuilder(node.uri("/connection/http_stream"))
                .header("Authorization", ann.authorization())
                .POST(BodyPublishers.ofString("{\"id\":1,\"connect\":{}}"))
                .build();
        CompletableFuture<HttpResponse<String>> stream = http.sendAsync(connect, BodyHandlers.ofString());
        Await.until(
                "all are here",
                () -> administrator.get("/api/node/drain").expect(200).json().getInt("sessions") >= SOCKETS + 2);
        return stream;
    }

    private CompletableFuture<HttpResponse<String>> poll(String room) {
        HttpRequest poll = HttpRequest.newBuilder(node.uri("/api/rooms/" + room + "/entries?after=0&wait=60"))
                .header("Authorization", ann.authorization())
                .build();
        return http.sendAsync(poll, BodyHandlers.ofString());
    }
}
