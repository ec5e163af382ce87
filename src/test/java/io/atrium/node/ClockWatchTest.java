package io.atrium.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.wire.CommonTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClockWatchTest {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Duration QUICK = Duration.ofMillis(2);

    @AfterEach
    void reset() {
        CommonTime.setAhead(Duration.ZERO);
    }

    @Test
    void a_clock_that_is_minutes_off_is_put_right_by_the_databases() {
        ClockWatch.measured(FIVE_MINUTES, QUICK);
        Duration ahead = Duration.between(Instant.now(), CommonTime.now());
        assertTrue(ahead.minus(FIVE_MINUTES).abs().toMillis() < 1_000, ahead.toString());
        ClockWatch.measured(FIVE_MINUTES.negated(), QUICK);
        assertEquals(FIVE_MINUTES.negated(), CommonTime.ahead());
    }

    @Test
    void what_the_way_to_the_database_may_account_for_changes_nothing() {
        ClockWatch.measured(Duration.ofMillis(40), Duration.ofMillis(100));
        assertEquals(Duration.ZERO, CommonTime.ahead());
        ClockWatch.measured(Duration.ofMillis(60), Duration.ofMillis(100));
        assertEquals(Duration.ofMillis(60), CommonTime.ahead());
    }

    @Test
    void an_answer_that_was_long_on_its_way_is_not_believed() {
        ClockWatch.measured(FIVE_MINUTES, Duration.ofSeconds(3));
        assertEquals(Duration.ZERO, CommonTime.ahead());
    }
}
