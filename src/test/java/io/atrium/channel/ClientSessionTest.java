package io.atrium.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.channel.ClientSession.Holder;
import io.atrium.wire.CloseCode;
import io.atrium.wire.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientSessionTest {
    private long now = 1;
    private final FakeTransport transport = new FakeTransport(true);
    private final ClientSession session = new ClientSession(
            new Holder("ann", "member", "cookie", null),
            new ClientSession.Entrance("test", "::1", null),
            transport,
            Limits.DEFAULTS,
            () -> now);

    @Test
    void the_first_ping_comes_early_and_the_next_ones_every_25_seconds() {
        sweepAfter(Duration.ofSeconds(4));
        assertEquals(0, transport.pings);
        sweepAfter(Duration.ofSeconds(2));
        assertEquals(1, transport.pings);
        session.ponged();
        sweepAfter(Duration.ofSeconds(24));
        assertEquals(1, transport.pings);
        sweepAfter(Duration.ofSeconds(2));
        assertEquals(2, transport.pings);
    }

    @Test
    void an_answered_ping_says_how_far_away_the_client_is() {
        assertEquals(Duration.ZERO, session.roundTrip());
        sweepAfter(Duration.ofSeconds(6));
        wait(Duration.ofMillis(40));
        session.alive(); // a frame that was under way is no answer
        wait(Duration.ofMillis(40));
        assertTrue(session.ponged());
        assertEquals(Duration.ofMillis(80), session.roundTrip());
    }

    @Test
    void a_pong_nobody_asked_for_says_nothing() {
        wait(Duration.ofSeconds(3));
        assertFalse(session.ponged());
        assertEquals(Duration.ZERO, session.roundTrip());
    }

    @Test
    void who_answers_no_ping_within_10_seconds_is_closed() {
        sweepAfter(Duration.ofSeconds(6));
        sweepAfter(Duration.ofSeconds(9));
        assertEquals(List.of(), transport.closes);
        sweepAfter(Duration.ofSeconds(2));
        assertEquals(List.of(CloseCode.HEARTBEAT_LOST), transport.closes);
    }

    private void sweepAfter(Duration duration) {
        wait(duration);
        session.sweep(Instant.now());
    }

    private void wait(Duration duration) {
        now += duration.toNanos();
    }
}
