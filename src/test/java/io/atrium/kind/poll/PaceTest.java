package io.atrium.kind.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long BETWEEN = Pace.BETWEEN.toNanos();

    private final Pace pace = new Pace();

    @Test
    void the_first_is_told_at_once_and_what_comes_meanwhile_with_it() {
        assertEquals(OptionalLong.of(0), pace.note("q1", 5));
        assertEquals(OptionalLong.empty(), pace.note("q2", 6));
        assertEquals(OptionalLong.empty(), pace.note("q1", 7));
        assertEquals(Set.of("q1", "q2"), pace.take(8));
    }

    @Test
    void the_next_waits_for_its_turn_and_nothing_is_lost() {
        pace.note("q1", 0);
        pace.take(100);
        assertEquals(OptionalLong.of(BETWEEN - 50), pace.note("q1", 150));
        assertEquals(Set.of("q1"), pace.take(100 + BETWEEN));
        assertEquals(OptionalLong.of(0), pace.note("q1", 100 + 3 * BETWEEN));
    }

    @Test
    void four_times_a_second_at_most_however_many_votes_come() {
        int told = 0;
        long due = Long.MAX_VALUE;
        for (long now = 0; now < 10 * BETWEEN; now += BETWEEN / 1_000) {
            OptionalLong delay = pace.note("q1", now);
            due = delay.isPresent() ? now + delay.getAsLong() : due;
            if (now >= due) {
                pace.take(now);
                told++;
                due = Long.MAX_VALUE;
            }
        }
        assertTrue(told <= 10 && told >= 9, told + " times in 2.5 s");
    }

    @Test
    void who_waits_is_not_idle() {
        pace.note("q1", 0);
        assertFalse(pace.isIdle(10 * BETWEEN));
        pace.take(10 * BETWEEN);
        assertFalse(pace.isIdle(10 * BETWEEN + 1));
        assertTrue(pace.isIdle(11 * BETWEEN));
    }
}
