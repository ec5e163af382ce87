package io.atrium.channel;

import static io.atrium.channel.RateMeter.Verdict.CLOSE;
import static io.atrium.channel.RateMeter.Verdict.REFUSE;
import static io.atrium.channel.RateMeter.Verdict.TAKE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.wire.Limits;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateMeterTest {
    private long now = 1;
    private final RateMeter meter = new RateMeter(limits(20), () -> now);

    @Test
    void takes_a_burst_and_refuses_what_is_beyond() {
        for (int i = 0; i < 100; i++) {
            assertEquals(TAKE, meter.take());
        }
        assertEquals(REFUSE, meter.take());
    }

    @Test
    void takes_the_rate_for_ever() {
        for (int i = 0; i < 10_000; i++) {
            pass(Duration.ofMillis(50));
            assertEquals(TAKE, meter.take());
        }
    }

    @Test
    void of_two_hundred_in_a_second_takes_the_burst_and_the_rate() {
        int taken = 0;
        for (int i = 0; i < 200; i++) {
            pass(Duration.ofMillis(5));
            taken += meter.take() == TAKE ? 1 : 0;
        }
        assertTrue(taken >= 119 && taken <= 120, () -> "not 120");
    }

    @Test
    void closes_whoever_keeps_it_up_for_ten_seconds_and_not_before() {
        long start = now;
        RateMeter.Verdict verdict = TAKE;
        while (verdict != CLOSE) {
            pass(Duration.ofMillis(10));
            verdict = meter.take();
            assertTrue(now - start < Duration.ofSeconds(20).toNanos(), "never closed");
        }
        assertTrue(now - start >= Duration.ofSeconds(10).toNanos());
    }

    @Test
    void forgives_whoever_pauses() {
        for (int round = 0; round < 30; round++) {
            for (int i = 0; i < 150; i++) {
                assertNotEquals(CLOSE, meter.take());
            }
            pass(Duration.ofSeconds(2));
        }
    }

    @Test
    void a_rate_of_nought_is_no_limit() {
        RateMeter unlimited = new RateMeter(limits(0), () -> now);
        for (int i = 0; i < 10_000; i++) {
            assertEquals(TAKE, unlimited.take());
        }
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private static Limits limits(int perSecond) {
        return new Limits(65_536, perSecond, 100, 1_000, 1_048_576, Duration.ofSeconds(10));
    }
}
