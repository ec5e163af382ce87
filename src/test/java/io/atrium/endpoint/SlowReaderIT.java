package io.atrium.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.testing.Await;
import io.atrium.testing.RawSocket;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import io.atrium.testing.RoomTest;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import org.junit.jupiter.api.Test;

/** A client that never reads: it is let go, and costs nobody else anything. */
class SlowReaderIT extends RoomTest {
    /** Of a megabyte each: more than the kernel and the server put by on the way. */
    private static final int BATCHES = 24;

    private static final int ENTRIES = 500;

    /** Bytes: otherwise the kernel reads in the client's place. */
    private static final int TINY = 4_096;

    @Test
    void a_client_that_never_reads_is_closed_and_the_others_get_everything() {
        try (RoomClient neighbour = RoomClient.join(bob, room)) {
            int before = sessions();
            try (RawSocket stuck = RawSocket.ask(ann, room, TINY)) {
                Await.until("the stuck client is in", () -> sessions() == before + 1);
                for (int i = 0; i < BATCHES; i++) {
                    ann.post("/api/rooms/" + room + "/entries", batch()).expect(201);
                }
                neighbour.awaitPosition((long) BATCHES * ENTRIES);
                assertEquals(BATCHES * ENTRIES, neighbour.entries().size());
                Await.until("the stuck client is let go", () -> sessions() == before);
                Await.until("its connection has ended", stuck::hasEnded);
            }
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
}
