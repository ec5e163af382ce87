package io.atrium.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.testing.Await;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import io.atrium.testing.RoomTest;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A client that never reads: it is let go, and costs nobody else anything. */
class SlowReaderIT extends RoomTest {
    /** Of a megabyte each: more than the kernel and the server put by on the way. */
    private static final int BATCHES = 24;

    private static final int ENTRIES = 500;

    @Test
    void a_client_that_never_reads_is_closed_and_the_others_get_everything() throws IOException {
        try (RoomClient neighbour = RoomClient.join(bob, room)) {
            int before = sessions();
            try (Socket stuck = join()) {
                Await.until("the stuck client is in", () -> sessions() == before + 1);
                for (int i = 0; i < BATCHES; i++) {
                    ann.post("/api/rooms/" + room + "/entries", batch()).expect(201);
                }
                neighbour.awaitPosition((long) BATCHES * ENTRIES);
                assertEquals(BATCHES * ENTRIES, neighbour.entries().size());
                Await.until("the stuck client is let go", () -> sessions() == before);
                Await.until("its connection has ended", () -> hasEnded(stuck));
            }
        }
    }

    /** Something not yet read tells no more than that it once was sent: written to, an ended connection answers. */
    private static boolean hasEnded(Socket socket) {
        try {
            socket.getOutputStream().write(0);
            return false;
        } catch (IOException ended) {
            return true;
        }
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
    private Socket join() throws IOException {
        URI uri = server.webSocket("/ws/room/" + room);
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
        String handshake = "GET " + uri.getPath() + " HTTP/1.1\r\nHost: " + uri.getAuthority()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nAuthorization: " + ann.authorization()
                + "\r\n\r\n";
        socket.getOutputStream().write(handshake.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
