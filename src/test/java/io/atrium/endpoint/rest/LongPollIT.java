package io.atrium.endpoint.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.RestClient;
import jakarta.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Those who can't hold a socket wait by the thousand, and hold no thread. */
class LongPollIT {
    /** Beyond any of the servers' thread pools. */
    private static final int WAITING = 2_000;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final AtriumServer server = AtriumServer.shared();
    private final RestClient ann = server.as("ann");

    @Test
    void two_thousand_wait_and_all_are_answered_by_one_entry() throws Exception {
        String room = ann.newRoom("poll");
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest poll = HttpRequest.newBuilder(server.uri("/api/rooms/" + room + "/entries?after=0&wait=60"))
                .header("Authorization", ann.authorization())
                .timeout(Duration.ofSeconds(90))
                .build();
        List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
        for (int i = 0; i < WAITING; i++) {
            waiting.add(http.sendAsync(poll, BodyHandlers.ofString()));
        }
        Await.until(
                "the server answers others while they wait",
                () -> ann.get("/api/health/ready").status() == 200
                        && ann.get("/api/rooms/" + room).status() == 200);
        assertTrue(
                waiting.stream().noneMatch(CompletableFuture::isDone), "nobody was answered before there was anything");
        ann.send("POST", "/api/rooms/" + room + "/entries", "{\"message\":\"now\"}")
                .expect(201);
        for (CompletableFuture<HttpResponse<String>> one : waiting) {
            HttpResponse<String> answer = one.get(60, TimeUnit.SECONDS);
            assertEquals(200, answer.statusCode(), answer.body());
            assertTrue(answer.body().contains("\"seq\":1,") && answer.body().contains("\"now\""), answer.body());
        }
    }

    @Test
    void who_has_waited_is_answered_as_one_who_has_not() throws Exception {
        String room = ann.newRoom("poll");
        CompletableFuture<HttpResponse<String>> waiting = poll(room, "?after=0&wait=60&limit=1");
        say(room, "now");
        HttpResponse<String> waited = waiting.get(60, TimeUnit.SECONDS);
        HttpResponse<String> atOnce = poll(room, "?after=0&wait=60&limit=1").get(60, TimeUnit.SECONDS);
        assertEquals(200, waited.statusCode());
        assertEquals(atOnce.body(), waited.body());
        assertEquals(lasting(atOnce), lasting(waited));
    }

    @Test
    void a_page_larger_than_any_buffer_comes_whole() throws Exception {
        String room = ann.newRoom("poll");
        CompletableFuture<HttpResponse<String>> waiting = poll(room, "?after=0&wait=60");
        String text = "x".repeat(60_000);
        say(room, text);
        assertTrue(waiting.get(60, TimeUnit.SECONDS).body().contains("\"" + text + "\""));
    }

    @Test
    void whoever_waits_in_vain_is_answered_in_time_with_nothing() {
        String room = ann.newRoom("poll");
        assertEquals(
                0,
                ann.get("/api/rooms/" + room + "/entries?after=0&wait=1")
                        .expect(200)
                        .json()
                        .getJsonArray("entries")
                        .size());
    }

    @Test
    void who_waits_on_a_token_that_is_revoked_hears_no_more() throws Exception {
        String room = ann.newRoom("poll");
        RestClient password = RestClient.basic(server, "bob", "demo");
        JsonObject token = password.send("POST", "/api/tokens", "{\"name\":\"poll\"}")
                .expect(201)
                .json();
        HttpRequest poll = HttpRequest.newBuilder(server.uri("/api/rooms/" + room + "/entries?after=0&wait=60"))
                .header("Authorization", "Bearer " + token.getString("token"))
                .build();
        CompletableFuture<HttpResponse<String>> waiting =
                HttpClient.newHttpClient().sendAsync(poll, BodyHandlers.ofString());
        Await.until(
                "he is in", () -> ann.get("/api/rooms/" + room + "/members/bob").status() == 200);
        server.as("bob").delete("/api/tokens/" + token.getInt("id")).expect(204);
        ann.send("POST", "/api/rooms/" + room + "/entries", "{\"message\":\"not for him\"}")
                .expect(201);
        assertEquals(401, waiting.get(60, TimeUnit.SECONDS).statusCode());
    }

    private CompletableFuture<HttpResponse<String>> poll(String room, String query) {
        HttpRequest poll = HttpRequest.newBuilder(server.uri("/api/rooms/" + room + "/entries" + query))
                .header("Authorization", ann.authorization())
                .build();
        return HTTP.sendAsync(poll, BodyHandlers.ofString());
    }

    private void say(String room, String message) {
        ann.send("POST", "/api/rooms/" + room + "/entries", "{\"message\":\"" + message + "\"}")
                .expect(201);
    }

    /** What says the same of every answer. */
    private static Map<String, List<String>> lasting(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeAll(Set.of("date", "content-length", "transfer-encoding", "connection", "keep-alive"));
        return headers;
    }
}
