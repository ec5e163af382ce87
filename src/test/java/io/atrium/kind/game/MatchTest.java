package io.atrium.kind.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.wire.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class MatchTest {
    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final GameSettings BLITZ = new GameSettings("chess", TimeControl.BLITZ);

    private final Match match = new Match(1, BLITZ);

    private void begin() {
        match.sit("ann", Seat.FIRST, BLITZ, 1);
        match.sit("bob", Seat.SECOND, BLITZ, 3);
    }

    private void move(String login, String move, int second) {
        match.move(login, move, START.plusSeconds(second), Duration.ZERO);
    }

    @Test
    void it_begins_when_both_seats_are_taken() {
        assertEquals("not_seated", refused(() -> move("ann", "e4", 0)));
        match.sit("ann", Seat.FIRST, BLITZ, 1);
        assertEquals("not_started", refused(() -> move("ann", "e4", 0)));
        assertEquals("seat_taken", refused(() -> match.sit("bob", Seat.FIRST, BLITZ, 2)));
        match.sit("bob", Seat.SECOND, BLITZ, 3);
        assertEquals("seat_taken", refused(() -> match.sit("cho", Seat.SECOND, BLITZ, 4)));
        assertEquals(Optional.of(Seat.FIRST), match.turn());
        assertEquals(1, match.number());
        assertEquals(1, match.beganSeq());
    }

    @Test
    void who_waits_may_change_seats() {
        match.sit("ann", Seat.FIRST, BLITZ, 1);
        match.sit("ann", Seat.SECOND, BLITZ, 2);
        assertEquals(Optional.of(Seat.SECOND), match.seatOf("ann"));
        match.sit("bob", Seat.FIRST, BLITZ, 3);
        assertTrue(match.isPlayed());
        assertEquals(1, match.number());
    }

    @Test
    void a_move_out_of_turn_or_illegal_or_of_somebody_else_changes_nothing() {
        begin();
        assertEquals("not_your_turn", refused(() -> move("bob", "e5", 1)));
        assertEquals("not_seated", refused(() -> move("cho", "e4", 1)));
        assertEquals("illegal_move", refused(() -> move("ann", "e5", 1)));
        assertEquals(0, match.board().plies());
        move("ann", "e4", 1);
        assertEquals("not_your_turn", refused(() -> move("ann", "d4", 2)));
        assertEquals("e2e4", match.board().lastMove());
    }

    @Test
    void a_mate_ends_it_and_stops_the_clocks() {
        begin();
        move("ann", "f3", 0);
        move("bob", "e5", 10);
        move("ann", "g4", 20);
        move("bob", "Qh4", 30);
        assertEquals(Optional.of(Outcome.won(Seat.SECOND, "checkmate")), match.outcome());
        assertEquals(null, match.flagAt());
        assertEquals("game_over", refused(() -> move("ann", "a3", 31)));
        assertEquals("Qh4#", match.board().lastWritten());
    }

    @Test
    void a_draw_is_offered_and_agreed_to_or_lapses_with_a_move() {
        begin();
        assertEquals("no_offer", refused(() -> match.refuseDraw("ann")));
        match.draw("ann", START);
        assertEquals("already_offered", refused(() -> match.draw("ann", START)));
        move("ann", "e4", 1);
        assertEquals(Optional.of(Seat.FIRST), match.drawOffer());
        move("bob", "e5", 2);
        assertEquals(Optional.empty(), match.drawOffer());
        match.draw("bob", START);
        match.refuseDraw("ann");
        assertEquals(Optional.empty(), match.drawOffer());
        match.draw("bob", START);
        match.draw("ann", START);
        assertEquals(Optional.of(Outcome.drawn("agreement")), match.outcome());
    }

    @Test
    void a_rematch_both_ask_for_begins_with_the_seats_changed() {
        begin();
        assertEquals("not_over", refused(() -> match.rematch("ann", BLITZ, 5)));
        match.resign("ann", START);
        assertEquals(Optional.of(Outcome.won(Seat.SECOND, "resignation")), match.outcome());
        match.rematch("bob", BLITZ, 7);
        assertEquals("already_offered", refused(() -> match.rematch("bob", BLITZ, 8)));
        assertEquals(1, match.number());
        match.rematch("ann", BLITZ, 9);
        assertEquals(2, match.number());
        assertEquals("bob", match.login(Seat.FIRST));
        assertEquals("ann", match.login(Seat.SECOND));
        assertTrue(match.isPlayed());
        assertEquals(9, match.beganSeq());
    }

    @Test
    void after_it_is_over_somebody_else_may_sit_down_to_the_next() {
        begin();
        match.resign("bob", START);
        match.sit("cho", Seat.FIRST, new GameSettings("reversi", TimeControl.NONE), 9);
        assertEquals("reversi", match.board().game());
        assertEquals(null, match.login(Seat.SECOND));
        assertEquals(2, match.number());
        assertFalse(match.isPlayed());
    }

    @Test
    void a_flag_falls_when_it_is_time_and_not_before() {
        begin();
        assertEquals("conflict", refused(() -> match.fall(START.plusSeconds(1000))));
        move("ann", "e4", 0);
        assertEquals("conflict", refused(() -> match.fall(START.plusSeconds(300))));
        assertEquals("too_late", refused(() -> move("bob", "e5", 300)));
        match.fall(START.plusSeconds(301));
        assertEquals(Optional.of(Outcome.won(Seat.FIRST, "time")), match.outcome());
        assertEquals("game_over", refused(() -> match.fall(START.plusSeconds(302))));
    }

    @Test
    void who_leaves_the_room_frees_a_seat_or_loses() {
        match.sit("ann", Seat.FIRST, BLITZ, 1);
        match.leave("ann", START);
        assertEquals(null, match.login(Seat.FIRST));
        begin();
        match.leave("bob", START);
        assertEquals(Optional.of(Outcome.won(Seat.FIRST, "left")), match.outcome());
    }

    private static String refused(Executable act) {
        return assertThrows(Problem.class, act).wireName();
    }
}
