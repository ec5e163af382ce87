package io.atrium.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.atrium.testing.Await;
import io.atrium.testing.Proxy;
import io.atrium.testing.RawSocket;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import io.atrium.testing.RoomTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lines that are slow, dead or many at once; and a witness in the same room whom they don't hold up. */
class RoughLinesIT extends RoomTest {
    /** A ping every 25 s, 10 s for its pong, and a sweep a second; the rest is for a slow machine. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(60);

    private static final int CROWD = 5_000;

    private RoomClient witness;

    @BeforeEach
    void seatTheWitness() {
        witness = RoomClient.join(bob, room);
    }

    @AfterEach
    void letTheWitnessGo() {
        witness.close();
    }

    @Test
    void a_frame_of_the_largest_size_may_come_byte_by_byte() {
        String longest = "x".repeat(65_000);
        try (RawSocket slow = RawSocket.ask(ann, room, 0)) {
            assertEquals(101, slow.status());
            slow.awaitText("\"type\":\"welcome\"");
            byte[] frame = RawSocket.textFrame("{\"message\":\"" + longest + "\",\"ref\":\"slow\"}");
            int half = frame.length / 2;
            slow.writeByteByByte(Arrays.copyOf(frame, half));
            witness.say("between two bytes");
            slow.writeByteByByte(Arrays.copyOfRange(frame, half, frame.length));
            slow.awaitText("\"type\":\"ack\",\"ref\":\"slow\",\"seq\":2");
        }
        witness.awaitPosition(2);
        assertEquals(longest, witness.entries().get(1).getString("message"));
    }

    @Test
    void a_line_that_swallows_everything_is_noticed_and_its_person_leaves() {
        int before = sessions();
        try (Proxy proxy = Proxy.before(server);
                RawSocket lost = RawSocket.ask(ann, proxy.webSocket("/ws/room/" + room), 0)) {
            assertEquals(101, lost.status());
            lost.awaitText("\"type\":\"welcome\"");
            Await.until("she is there", () -> sessions() == before + 1);
            proxy.swallow();
            witness.say("anybody there?");
            Await.until(() -> "it is noticed", HEARTBEAT, () -> sessions() == before);
            assertFalse(lost.hasEnded(), "nobody could tell the client");
        }
    }

    @Test
    void thousands_of_handshakes_at_once_are_all_answered() {
        int before = sessions();
        List<RawSocket> crowd = new ArrayList<>();
        try {
            for (int i = 0; i < CROWD; i++) {
                crowd.add(RawSocket.ask(ann, room, 0));
                if (i % 1_000 == 0) {
                    witness.say("still heard after " + i);
                }
            }
            for (RawSocket one : crowd) {
                assertEquals(101, one.status());
                one.awaitText("\"type\":\"welcome\"");
            }
            witness.say("heard by all");
            for (RawSocket one : crowd) {
                one.awaitText("heard by all");
            }
        } finally {
            crowd.forEach(RawSocket::close);
        }
        Await.until(() -> "all have left", HEARTBEAT, () -> sessions() == before);
    }

    private int sessions() {
        return RestClient.anonymous(server)
                .get("/api/health")
                .expect(200)
                .json()
                .getInt("sessions");
    }
}
