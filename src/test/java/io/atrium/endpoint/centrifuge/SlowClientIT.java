package io.atrium.endpoint.centrifuge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.Await;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import io.atrium.testing.RoomTest;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that never read, whatever their transport: let go, at nobody's cost. */
class SlowClientIT extends RoomTest {
    /** Of a megabyte each: more than the kernel and the server put by on the way. */
    private static final int BATCHES = 24;

    private static final int ENTRIES = 500;

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "http_stream", "sse"})
    void a_client_that_never_reads_is_let_go_and_the_others_get_everything(String transport) throws IOException {
        try (RoomClient neighbour = RoomClient.join(bob, room)) {
            int before = sessions();
            try (Socket stuck = join(transport)) {
                Await.until("the stuck client is in", () -> online() == 2 && sessions() > before);
                for (int i = 0; i < BATCHES; i++) {
                    ann.post("/api/rooms/" + room + "/entries", batch()).expect(201);
                }
                neighbour.awaitPosition((long) BATCHES * ENTRIES);
                assertEquals(BATCHES * ENTRIES, neighbour.entries().size());
                Await.until("the stuck client is let go", () -> sessions() <= before);
                assertTrue(stuck.isConnected());
            }
        }
    }

    private int online() {
        return ann.get("/api/rooms/" + room).json().getInt("online");
    }

    private int sessions() {
        return RestClient.anonymous(server)
                .get("/api/health/ready")
                .expect(200)
                .json()
                .getInt("sessions");
    }

    private static JsonArray batch() {
        String text = "x".repeat(2_000);
        JsonArrayBuilder batch = Json.createArrayBuilder();
        for (int i = 0; i < ENTRIES; i++) {
            batch.add(Json.createObjectBuilder().add("message", text));
        }
        return batch.build();
    }

    /** With a tiny receive buffer, since otherwise the kernel reads in the client's place. */
    private Socket join(String transport) throws IOException {
        URI uri = server.uri("/connection/" + transport);
        String commands = "{\"id\":1,\"connect\":{}}\n{\"id\":2,\"subscribe\":{\"channel\":\"room:" + room + "\"}}";
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
        String head = " HTTP/1.1\r\nHost: " + uri.getAuthority() + "\r\nAuthorization: " + ann.authorization() + "\r\n";
        byte[] request = switch (transport) {
            case "websocket" ->
                ("GET " + uri.getPath() + head
                                + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8);
            case "http_stream" ->
                ("POST " + uri.getPath() + head + "Content-Length: " + commands.length() + "\r\n\r\n" + commands)
                        .getBytes(StandardCharsets.UTF_8);
            default ->
                ("GET " + uri.getPath() + "?cf_connect=" + URLEncoder.encode(commands, StandardCharsets.UTF_8) + head
                                + "\r\n")
                        .getBytes(StandardCharsets.UTF_8);
        };
        socket.getOutputStream().write(request);
        if (transport.equals("websocket")) {
            // The answer to the handshake begins with its status; what comes after that is never read.
            assertEquals('H', socket.getInputStream().read());
            socket.getOutputStream().write(frame(commands));
        }
        return socket;
    }

    /** A masked text frame of up to 64 KiB (RFC 6455, 5.2); the mask is of zeros. */
    private static byte[] frame(String text) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.writeBytes(
                new byte[] {(byte) 0x81, (byte) 0xFE, (byte) (text.length() >> 8), (byte) text.length(), 0, 0, 0, 0});
        frame.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        return frame.toByteArray();
    }
}
