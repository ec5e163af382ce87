package io.atrium.endpoint.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests whose bodies come late, or not at all. */
class SlowBodyIT {
    /** More than the server has threads for requests. */
    private static final int CROWD = 250;

    private final AtriumServer server = AtriumServer.shared();
    private final List<Socket> sockets = new ArrayList<>();
    private RestClient ann;
    private String room;

    @BeforeEach
    void makeRoom() {
        ann = server.as("ann");
        room = ann.newRoom("slow" + Long.toString(System.nanoTime(), 36));
    }

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void a_body_that_comes_byte_by_byte_is_taken_whole() throws IOException {
        String message = "{\"message\":\"Grüße, 你好\"}";
        Socket socket = begin(message.getBytes(StandardCharsets.UTF_8).length);
        for (byte one : message.getBytes(StandardCharsets.UTF_8)) {
            socket.getOutputStream().write(one);
            socket.getOutputStream().flush();
        }
        assertEquals("HTTP/1.1 201", status(socket));
        assertEquals("Grüße, 你好", newest().getString("message"));
    }

    @Test
    void a_late_body_is_judged_like_any_other() throws IOException {
        Socket socket = begin(8);
        socket.getOutputStream().write("{\"mess".getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        socket.getOutputStream().write("a}".getBytes(StandardCharsets.US_ASCII));
        assertEquals("HTTP/1.1 400", status(socket));
    }

    @Test
    void a_crowd_that_breaks_off_keeps_nobody_out() throws IOException {
        for (int i = 0; i < CROWD; i++) {
            begin(100).getOutputStream().write('{');
        }
        server.as("bob")
                .post(
                        "/api/rooms/" + room + "/entries",
                        Json.createObjectBuilder()
                                .add("message", "not kept out")
                                .build())
                .expect(201);
        assertTrue(
                sockets.stream().anyMatch(SlowBodyIT::isUnanswered),
                "the others were still waited for when somebody else was served");
        assertTrue(
                sockets.stream().anyMatch(socket -> !isUnanswered(socket)),
                "one person may not have any number of requests on their way");
    }

    private Socket begin(int length) throws IOException {
        Socket socket = new Socket("localhost", server.uri("/").getPort());
        sockets.add(socket);
        socket.setSoTimeout(60_000);
        socket.setTcpNoDelay(true);
        String head = "POST /api/rooms/" + room + "/entries HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + ann.authorization() + "\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static boolean isUnanswered(Socket socket) {
        try {
            return socket.getInputStream().available() == 0;
        } catch (IOException ended) {
            return false;
        }
    }

    private static String status(Socket socket) throws IOException {
        return new String(socket.getInputStream().readNBytes("HTTP/1.1 201".length()), StandardCharsets.US_ASCII);
    }

    private JsonObject newest() {
        return ann.get("/api/rooms/" + room + "/entries?limit=1")
                .json()
                .getJsonArray("entries")
                .getJsonObject(0);
    }
}
