package io.atrium.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.wire.CloseCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class OutboxPropertyTest {
    private static final int CAPACITY = 1_000;
    private static final Duration STALL = Duration.ofSeconds(10);

    private long now = 1;
    private final FakeTransport slow = new FakeTransport(false);
    private final Outbox outbox = new Outbox(slow, CAPACITY, STALL, () -> now);

    /** Positive: offer so many bytes; negative: the same, sheddable; zero: the client takes one. */
    @Property
    void frames_leave_in_order_within_the_bound_or_the_client_is_closed(
            @ForAll @Size(max = 200) List<@IntRange(min = -300, max = 300) Integer> steps) {
        // Of each try's own: the instance is one for all of them.
        FakeTransport slow = new FakeTransport(false);
        Outbox outbox = new Outbox(slow, CAPACITY, STALL, () -> now);
        List<String> mustCome = new ArrayList<>();
        int number = 0;
        for (int step : steps) {
            if (step == 0) {
                slow.take();
            } else {
                String text = text(number++, Math.abs(step));
                boolean sheddable = step < 0;
                int before = outbox.waitingBytes();
                outbox.offer(sheddable ? Outgoing.sheddable(text) : Outgoing.of(text));
                if (outbox.isClosed()) {
                    assertFalse(sheddable, "a frame that may be shed never closes");
                    assertTrue(before + text.length() > CAPACITY);
                    break;
                }
                assertEquals(!sheddable || before + text.length() <= CAPACITY / 2, outbox.waitingBytes() > before);
                if (outbox.waitingBytes() > before) {
                    mustCome.add(text);
                }
            }
            assertTrue(outbox.waitingBytes() <= CAPACITY);
        }
        boolean closed = outbox.isClosed();
        while (slow.isWriting()) {
            slow.take();
        }
        assertEquals(closed ? mustCome.subList(0, slow.sent.size()) : mustCome, slow.sent);
        assertEquals(closed ? List.of(CloseCode.SLOW) : List.of(), slow.closes);
    }

    @Example
    void a_client_that_takes_at_once_gets_everything_without_recursion() {
        FakeTransport fast = new FakeTransport(true);
        Outbox quick = new Outbox(fast, CAPACITY, STALL, () -> now);
        for (int i = 0; i < 100_000; i++) {
            quick.offer(Outgoing.of("x"));
        }
        assertEquals(100_000, fast.sent.size());
        assertEquals(0, quick.waitingBytes());
    }

    @Example
    void nothing_taken_for_too_long_closes() {
        outbox.offer(Outgoing.of("a"));
        outbox.offer(Outgoing.of("b"));
        now += STALL.toNanos();
        outbox.sweep();
        slow.take();
        now += STALL.toNanos();
        outbox.sweep();
        assertFalse(outbox.isClosed(), "it took one in between");
        now += 1;
        outbox.sweep();
        assertEquals(List.of(CloseCode.SLOW), slow.closes);
    }

    @Example
    void an_idle_client_is_no_slow_one() {
        outbox.offer(Outgoing.of("a"));
        slow.take();
        now += 10 * STALL.toNanos();
        outbox.sweep();
        outbox.offer(Outgoing.of("b"));
        outbox.sweep();
        assertFalse(outbox.isClosed());
    }

    @Example
    void a_single_frame_may_exceed_the_bound_but_not_behind_others() {
        outbox.offer(Outgoing.of("x".repeat(CAPACITY * 2)));
        assertFalse(outbox.isClosed());
        outbox.offer(Outgoing.of("y"));
        assertTrue(outbox.isClosed());
    }

    @Example
    void closing_after_writing_lets_what_waits_go_first() {
        outbox.offer(Outgoing.of("a"));
        outbox.offer(Outgoing.of("b"));
        outbox.closeAfterWriting(CloseCode.TOO_FAST);
        outbox.offer(Outgoing.of("c"));
        assertEquals(List.of(), slow.closes);
        slow.take();
        slow.take();
        assertEquals(List.of("a", "b"), slow.sent);
        assertEquals(List.of(CloseCode.TOO_FAST), slow.closes);
    }

    @Example
    void what_must_not_wait_goes_before_what_waits() {
        outbox.offer(Outgoing.of("under way"));
        outbox.offer(Outgoing.of("waiting"));
        outbox.offerFirst(Outgoing.of("at once"));
        slow.take();
        slow.take();
        assertEquals(List.of("under way", "at once", "waiting"), slow.sent);
    }

    @Example
    void a_write_that_fails_ends_the_connection_once() {
        outbox.offer(Outgoing.of("a"));
        outbox.offer(Outgoing.of("b"));
        slow.fail();
        outbox.close(CloseCode.SLOW);
        assertEquals(List.of("a"), slow.sent);
        assertEquals(List.of(CloseCode.GOING_AWAY), slow.closes);
    }

    private static String text(int number, int length) {
        String text = Integer.toString(number);
        return text.length() >= length ? text : text + ".".repeat(length - text.length());
    }
}
