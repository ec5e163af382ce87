package io.atrium.kind.location;

import static io.atrium.kind.location.Told.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is on the map. */
class BoardTest {
    private final Told told = new Told();

    @Test
    void whoever_says_where_they_are_is_on_the_map_at_the_newest_place_of_its_own_time() {
        told.position("ann", 1, 1, 10);
        told.position("bob", 5, 5, 11);
        told.position("ann", 2, 2, 20);
        told.position("ann", "\"latitude\":3,\"longitude\":3", at(30), at(15)); // came late
        assertEquals(List.of("ann 2.0", "bob 5.0"), seen(40));
    }

    @Test
    void what_is_older_than_an_hour_when_it_comes_puts_nobody_on_the_map() {
        told.position("ann", "\"latitude\":1,\"longitude\":1", at(7_201), at(3_600));
        assertEquals(List.of(), seen(7_202));
        told.position("ann", "\"latitude\":2,\"longitude\":2", at(7_203), at(3_604));
        assertEquals(List.of("ann 2.0"), seen(7_204));
    }

    @Test
    void whoever_stops_is_gone_and_what_was_before_the_stop_does_not_bring_them_back() {
        told.position("ann", 1, 1, 10);
        told.stop("ann", 20);
        assertEquals(List.of(), seen(21));
        told.position("ann", "\"latitude\":2,\"longitude\":2", at(25), at(19));
        assertEquals(List.of(), seen(26));
        told.position("ann", "\"latitude\":3,\"longitude\":3", at(27), at(21));
        assertEquals(List.of("ann 3.0"), seen(28));
    }

    @Test
    void a_sharing_ends_by_the_clock_before_anybody_says_so() {
        long share = told.share("ann", 0, 60);
        assertEquals(List.of("ann ?"), seen(1));
        told.position("ann", "\"latitude\":1,\"longitude\":1,\"share\":" + share, at(10), null);
        assertEquals(List.of("ann 1.0"), seen(59));
        assertEquals(List.of(), seen(60));
        assertTrue(board().lasts("ann", share, at(59)));
        assertFalse(board().lasts("ann", share, at(60)));
        assertFalse(board().lasts("bob", share, at(59)));
        assertEquals(1, board().sharings().size());
        told.over("ann", share, 61);
        assertEquals(List.of(), seen(62));
        assertEquals(0, board().sharings().size());
    }

    @Test
    void a_position_of_a_sharing_that_is_over_shows_nobody() {
        long share = told.share("ann", 0, 600);
        told.stop("ann", 10);
        told.position("ann", "\"latitude\":1,\"longitude\":1,\"share\":" + share, at(11), null);
        assertEquals(List.of(), seen(12));
    }

    @Test
    void the_end_of_one_sharing_does_not_end_the_next() {
        long first = told.share("ann", 0, 60);
        told.share("ann", 50, 4_000);
        told.position("ann", 1, 1, 55);
        told.over("ann", first, 61);
        assertEquals(List.of("ann 1.0"), seen(62));
    }

    @Test
    void whoever_is_silent_for_long_enough_is_not_there() {
        told.position("ann", 1, 1, 0);
        assertEquals(List.of("ann 1.0"), seen(Board.REACH.toSeconds()));
        assertEquals(List.of(), seen(Board.REACH.toSeconds() + 1));
    }

    @Test
    void the_last_hours_of_the_log_are_as_good_as_all_of_it() {
        long reach = Board.REACH.toSeconds();
        told.position("cho", 9, 9, 0);
        told.share("cho", 1, 100);
        told.stop("bob", 2);
        for (int i = 0; i < 50; i++) {
            told.position("ann", i, i, 10 + i * 1_000L);
            told.share("bob", 11 + i * 1_000L, 500 + i * 1_000L);
        }
        long now = 49_100;
        Board whole = board();
        Board late = new Board();
        told.entries.stream()
                .filter(entry -> Duration.between(entry.getAt(), at(now)).toSeconds() <= reach)
                .forEach(late::apply);
        assertTrue(told.entries.size() > late.seen(at(now)).size());
        assertEquals(whole.toJson(at(now)), late.toJson(at(now)));
        assertEquals(2, whole.seen(at(now)).size());
    }

    private Board board() {
        Board board = new Board();
        told.entries.forEach(board::apply);
        return board;
    }

    private List<String> seen(long now) {
        return board().seen(at(now)).stream()
                .map(person -> person.login() + " "
                        + (person.fix() == null ? "?" : person.fix().latitude()))
                .toList();
    }
}
