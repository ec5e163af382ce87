package io.atrium.endpoint.centrifuge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.RestClient;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The multiplexed connection over HTTP, to clients that ask for too much, finish nothing, or come from elsewhere. */
class HttpDoorsIT {
    private static final String PORTAL = AtriumServer.PORTAL.toString();
    private static final int FLOOD = 400;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final AtriumServer server = AtriumServer.shared();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void who_sends_more_than_can_be_done_is_refused_by_name_and_costs_nobody_else() throws Exception {
        Stream ann = connect(server.as("ann"));
        Stream bob = connect(server.as("bob"));
        String heavy = IntStream.range(0, 3_000)
                .mapToObj(i -> "{\\\"id\\\":" + (i + 2) + ",\\\"ping\\\":{}}")
                .reduce((all, one) -> all + "\\n" + one)
                .orElseThrow();
        List<CompletableFuture<HttpResponse<String>>> flood =
                IntStream.range(0, FLOOD).mapToObj(i -> ann.send(heavy)).toList();
        HttpResponse<String> modest = bob.send("{\\\"id\\\":2,\\\"ping\\\":{}}").get(60, TimeUnit.SECONDS);
        assertEquals(204, modest.statusCode());
        assertTrue(flood.stream().anyMatch(one -> !one.isDone()), "the other one is served in the meantime");
        long refused = 0;
        for (CompletableFuture<HttpResponse<String>> one : flood) {
            HttpResponse<String> answer = one.get(60, TimeUnit.SECONDS);
            if (answer.statusCode() == 429) {
                refused++;
                assertTrue(answer.body().contains("\"code\":\"rate_limited\""), answer.body());
            } else {
                assertEquals(204, answer.statusCode(), answer.body());
            }
        }
        assertTrue(refused > 0, "nothing was refused");
        ann.end();
        bob.end();
    }

    @Test
    void a_body_that_never_comes_is_not_waited_for() throws IOException {
        try (Socket emulation = half("/emulation");
                Socket stream = half("/connection/http_stream")) {
            assertTrue(all(stream).contains("\"code\":3502"));
            assertTrue(all(emulation).startsWith("HTTP/1.1 408 "));
        }
    }

    @ParameterizedTest
    @CsvSource({"/connection/http_stream", "/connection/sse", "/emulation"})
    void pages_of_an_allowed_origin_may_ask_and_read_and_others_may_not(String path) throws Exception {
        HttpResponse<String> allowed = preflight(path, PORTAL);
        assertEquals(204, allowed.statusCode());
        assertEquals(PORTAL, header(allowed, "Access-Control-Allow-Origin"));
        assertEquals("true", header(allowed, "Access-Control-Allow-Credentials"));
        assertTrue(header(allowed, "Access-Control-Allow-Methods").contains("POST"));
        assertTrue(header(allowed, "Access-Control-Allow-Headers").contains("Content-Type"));
        assertEquals("Origin", header(allowed, "Vary"));
        for (String stranger : List.of("https://evil.example", "null", PORTAL + "9")) {
            HttpResponse<String> refused = preflight(path, stranger);
            assertEquals(403, refused.statusCode());
            assertEquals("", header(refused, "Access-Control-Allow-Origin"));
            assertEquals("", header(refused, "Access-Control-Allow-Credentials"));
        }
    }

    @Test
    void rest_is_not_opened_to_other_origins() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.uri("/api/rooms"))
                .header("Origin", PORTAL)
                .header("Authorization", server.as("ann").authorization())
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        assertEquals(200, answer.statusCode());
        assertEquals("", header(answer, "Access-Control-Allow-Origin"));
    }

    private HttpResponse<String> preflight(String path, String origin) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.uri(path))
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type")
                .method("OPTIONS", BodyPublishers.noBody())
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** A request that breaks off in the middle of its body. */
    private Socket half(String path) throws IOException {
        Socket socket = new Socket("localhost", server.uri("/").getPort());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        String request = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
                + server.as("ann").authorization() + "\r\nContent-Length: 100\r\n\r\n{\"session\":";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String all(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private Stream connect(RestClient caller) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.uri("/connection/http_stream"))
                .header("Authorization", caller.authorization())
                .POST(BodyPublishers.ofString("{\"id\":1,\"connect\":{}}"))
                .build();
        BlockingQueue<String> first = new LinkedBlockingQueue<>();
        // Reads on, whatever comes.
        CompletableFuture<HttpResponse<Void>> reading =
                http.sendAsync(request, BodyHandlers.fromLineSubscriber(new Lines(first)));
        String connected = first.poll(20, TimeUnit.SECONDS);
        assertTrue(connected != null && connected.contains("\"session\""), () -> connected + " " + reading);
        return new Stream(caller, member(connected, "session"), member(connected, "node"));
    }

    private static String member(String json, String name) {
        String from = json.substring(json.indexOf("\"" + name + "\":\"") + name.length() + 4);
        return from.substring(0, from.indexOf('"'));
    }

    private final class Stream {
        private final RestClient caller;
        private final String head;

        Stream(RestClient caller, String session, String node) {
            this.caller = caller;
            this.head = "{\"session\":\"" + session + "\",\"node\":\"" + node + "\",\"data\":\"";
        }

        /** @param frame as it stands in a JSON string */
        CompletableFuture<HttpResponse<String>> send(String frame) {
            HttpRequest request = HttpRequest.newBuilder(server.uri("/emulation"))
                    .header("Authorization", caller.authorization())
                    .POST(BodyPublishers.ofString(head + frame + "\"}"))
                    .build();
            return http.sendAsync(request, BodyHandlers.ofString());
        }

        /** By a breach of the protocol: at once, so that no session is left to other tests. */
        void end() throws Exception {
            assertEquals(204, send("nonsense").get(60, TimeUnit.SECONDS).statusCode());
        }
    }
}
