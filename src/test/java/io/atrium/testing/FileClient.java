package io.atrium.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Somebody who puts files into a room and takes them out. */
public record FileClient(RestClient person, String room) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** An answer, whatever its status. */
    public record Answer(int status, HttpHeaders headers, byte[] body) {
        public Answer expect(int expected) {
            assertEquals(expected, status, text());
            return this;
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public JsonObject json() {
            try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
                return reader.readObject();
            }
        }

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    /** In one request. @return what is said of it */
    public Answer put(String name, String type, byte[] content) {
        return send("POST", path() + "?name=" + name, Map.of("Content-Type", type), content);
    }

    /** One that a message carries. @return its id */
    public String sent(String name, String type, byte[] content) {
        String id = put(name, type, content).expect(201).json().getString("id");
        say("with a file", id).expect(201);
        return id;
    }

    /** Any, the same for the same count. */
    public static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        bytes[0] = 1;
        return bytes;
    }

    /** By tus. @return its address */
    public Answer begin(String name, String type, long bytes) {
        String metadata = "filename " + base64(name) + ",filetype " + base64(type);
        return send(
                "POST",
                path(),
                Map.of("Tus-Resumable", "1.0.0", "Upload-Length", Long.toString(bytes), "Upload-Metadata", metadata),
                new byte[0]);
    }

    public Answer append(String location, long offset, byte[] piece) {
        return send(
                "PATCH",
                location,
                Map.of(
                        "Tus-Resumable",
                        "1.0.0",
                        "Upload-Offset",
                        Long.toString(offset),
                        "Content-Type",
                        "application/offset+octet-stream"),
                piece);
    }

    public long offset(String location) {
        Answer head =
                send("HEAD", location, Map.of("Tus-Resumable", "1.0.0"), null).expect(200);
        return Long.parseLong(head.header("Upload-Offset"));
    }

    public Answer get(String path) {
        return send("GET", path, Map.of(), null);
    }

    /** Says something with files. */
    public RestClient.Answer say(String message, String... ids) {
        var files = Json.createArrayBuilder();
        for (String id : ids) {
            files.add(id);
        }
        return person.post(
                "/api/rooms/" + room + "/entries",
                Json.createObjectBuilder()
                        .add("message", message)
                        .add("files", files)
                        .build());
    }

    public Answer send(String method, String path, Map<String, String> headers, byte[] body) {
        Map<String, String> all = new TreeMap<>(headers);
        if (person.authorization() != null) {
            all.put("Authorization", person.authorization());
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(person.server().uri(path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        all.forEach(request::header);
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private String path() {
        return "/api/rooms/" + room + "/files";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
