package io.atrium.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/** One caller of the REST door. */
public final class RestClient {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private final AtriumServer server;
    private final String login;
    private final String authorization;

    private RestClient(AtriumServer server, String login, String authorization) {
        this.server = server;
        this.login = login;
        this.authorization = authorization;
    }

    /** An answer, whatever its status. */
    public record Answer(int status, HttpHeaders headers, String text) {
        public JsonObject json() {
            try (JsonReader reader = Json.createReader(new StringReader(text))) {
                return reader.readObject();
            }
        }

        /** Itself, where the status is this; otherwise the test fails with what it says. */
        public Answer expect(int expected) {
            assertEquals(expected, status, text);
            return this;
        }
    }

    /** Nobody in particular. */
    public static RestClient anonymous(AtriumServer server) {
        return new RestClient(server, null, null);
    }

    public static RestClient basic(AtriumServer server, String login, String password) {
        byte[] pair = (login + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new RestClient(server, login, "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    public static RestClient bearer(AtriumServer server, String login, String token) {
        return new RestClient(server, login, "Bearer " + token);
    }

    /** Makes an access token with HTTP Basic; this caller shows it from then on. */
    public static RestClient signIn(AtriumServer server, String login, String password) {
        return bearer(server, login, basic(server, login, password).newToken("test", 86_400));
    }

    public String newToken(String name, long expiresInSeconds) {
        JsonObject wanted = Json.createObjectBuilder()
                .add("name", name)
                .add("expires_in", expiresInSeconds)
                .build();
        return post("/api/tokens", wanted).expect(201).json().getString("token");
    }

    public String newTicket() {
        return post("/api/tickets", null).expect(200).json().getString("ticket");
    }

    /** Makes an open chat room for one test and returns its name: this word and a random one, so that the test can be run again on the same server. */
    public String newRoom(String word) {
        return newRoomNamed(word + "-" + UUID.randomUUID().toString().substring(0, 8));
    }

    /** Makes an open chat room of this very name. */
    public String newRoomNamed(String name) {
        return newRoom(
                Json.createObjectBuilder().add("name", name).add("kind", "chat").build());
    }

    public String newRoom(JsonObject wanted) {
        return post("/api/rooms", wanted).expect(201).json().getString("name");
    }

    public AtriumServer server() {
        return server;
    }

    public String login() {
        return login;
    }

    /** What this caller shows, for the header {@code Authorization}; null: nothing. */
    public String authorization() {
        return authorization;
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, JsonStructure body) {
        return send("POST", path, body == null ? "" : text(body));
    }

    public Answer put(String path, JsonStructure body) {
        return send("PUT", path, text(body));
    }

    public Answer patch(String path, JsonStructure body) {
        return send("PATCH", path, text(body));
    }

    private static String text(JsonStructure body) {
        return body == null ? "" : body.toString();
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** @param body sent as it is, JSON or not; null: none */
    public Answer send(String method, String path, String body) {
        return send(method, path, body, Map.of());
    }

    public Answer send(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path))
                .timeout(PATIENCE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        headers.forEach(request::header);
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
