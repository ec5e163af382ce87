package io.atrium.kind.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClocksTest {
    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration NO_LAG = Duration.ZERO;

    private static Instant after(double seconds) {
        return START.plusMillis(Math.round(seconds * 1000));
    }

    private static Clocks blitz() {
        return Clocks.of(TimeControl.BLITZ).moved(Seat.FIRST, Seat.SECOND, START, NO_LAG);
    }

    @Test
    void they_stand_until_the_first_move_and_then_the_other_s_runs() {
        Clocks before = Clocks.of(TimeControl.BLITZ);
        assertEquals(Optional.empty(), before.flagFalls());
        Clocks running = blitz();
        assertEquals(Seat.SECOND, running.running());
        assertEquals(Duration.ofMinutes(5), running.left(Seat.FIRST, after(20)));
        assertEquals(Duration.ofSeconds(280), running.left(Seat.SECOND, after(20)));
    }

    @Test
    void a_move_gives_its_increment() {
        Clocks moved = blitz().moved(Seat.SECOND, Seat.FIRST, after(20), NO_LAG);
        assertEquals(Duration.ofSeconds(283), moved.left(Seat.SECOND, after(60)));
        assertEquals(Duration.ofSeconds(260), moved.left(Seat.FIRST, after(60)));
    }

    @Test
    void the_way_to_the_server_and_back_is_not_on_the_clock_up_to_half_a_second() {
        Clocks quick = blitz().moved(Seat.SECOND, Seat.FIRST, after(20), Duration.ofMillis(200));
        assertEquals(Duration.ofMillis(283_200), quick.stored(Seat.SECOND));
        Clocks slow = blitz().moved(Seat.SECOND, Seat.FIRST, after(20), Duration.ofSeconds(9));
        assertEquals(Duration.ofMillis(283_500), slow.stored(Seat.SECOND));
        Clocks instant = blitz().moved(Seat.SECOND, Seat.FIRST, after(0.1), Duration.ofMillis(400));
        assertEquals(Duration.ofSeconds(303), instant.stored(Seat.SECOND));
    }

    @Test
    void a_move_is_too_late_when_nothing_is_left_but_for_its_way() {
        assertFalse(blitz().isTooLate(after(299.9), NO_LAG));
        assertTrue(blitz().isTooLate(after(300), NO_LAG));
        assertFalse(blitz().isTooLate(after(300.3), Duration.ofMillis(400)));
        assertTrue(blitz().isTooLate(after(300.5), Duration.ofMinutes(1)));
        assertEquals(Optional.of(after(300.5)), blitz().flagFalls());
    }

    @Test
    void three_days_begin_anew_with_each_move() {
        Clocks clocks = Clocks.of(TimeControl.CORRESPONDENCE)
                .moved(Seat.FIRST, Seat.SECOND, START, NO_LAG)
                .moved(Seat.SECOND, Seat.FIRST, START.plus(Duration.ofDays(2)), NO_LAG);
        assertEquals(Duration.ofDays(3), clocks.stored(Seat.SECOND));
        assertEquals(Duration.ofDays(1), clocks.left(Seat.FIRST, START.plus(Duration.ofDays(4))));
    }

    @Test
    void stopped_they_show_what_was_left() {
        Clocks stopped = blitz().stopped(after(10));
        assertEquals(Duration.ofSeconds(290), stopped.left(Seat.SECOND, after(1000)));
        assertEquals(Optional.empty(), stopped.flagFalls());
        assertEquals(Duration.ZERO, blitz().stopped(after(400)).stored(Seat.SECOND));
    }

    @Test
    void nobody_is_late_without_a_clock() {
        Clocks none = Clocks.of(TimeControl.NONE).moved(Seat.FIRST, Seat.SECOND, START, NO_LAG);
        assertFalse(none.isKept());
        assertFalse(none.isTooLate(after(1e6), NO_LAG));
        assertEquals(Optional.empty(), none.flagFalls());
    }
}
