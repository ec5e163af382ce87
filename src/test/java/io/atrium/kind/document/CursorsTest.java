package io.atrium.kind.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.kind.document.yjs.Awareness;
import io.atrium.kind.document.yjs.Awareness.State;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where people are, as one node remembers it. */
class CursorsTest {
    private static final long ROOM = 5;
    private static final State HERE = new State(7, 1, "{}");

    private long now;
    private final Cursors cursors = new Cursors(() -> now);

    @Test
    void what_was_told_is_no_news_and_a_later_clock_is() {
        assertNews(HERE, HERE);
        cursors.take(ROOM, told(HERE));
        assertNews(null, HERE);
        assertNews(null, new State(7, 0, "{}"));
        State later = new State(7, 2, "{\"cursor\":1}");
        assertNews(later, later);
    }

    @Test
    void who_goes_is_told_once_and_is_there_no_more() {
        cursors.take(ROOM, told(HERE));
        assertNews(HERE.gone(), HERE.gone());
        cursors.take(ROOM, told(HERE.gone()));
        assertNews(null, HERE.gone());
        assertNews(null, HERE);
        assertEquals(told(), cursors.in(ROOM));
    }

    @Test
    void nobody_goes_who_was_not_there() {
        assertNews(null, HERE.gone());
    }

    @Test
    void who_comes_hears_of_everybody_in_that_room() {
        cursors.take(ROOM, told(HERE));
        cursors.take(ROOM + 1, told(new State(9, 1, "{}")));
        assertEquals(told(HERE), cursors.in(ROOM));
    }

    @Test
    void who_says_nothing_for_half_a_minute_is_gone() {
        cursors.take(ROOM, told(HERE));
        now += Duration.ofSeconds(29).toNanos();
        assertEquals(told(HERE), cursors.in(ROOM));
        now += Duration.ofSeconds(2).toNanos();
        assertEquals(told(), cursors.in(ROOM));
        assertNews(HERE, HERE);
    }

    @Test
    void a_room_holds_no_more_than_so_many() {
        for (int client = 0; client < 1_100; client++) {
            cursors.take(ROOM, told(new State(client, 1, "{}")));
        }
        assertEquals(1_000, cursors.in(ROOM).states().size());
    }

    private void assertNews(State expected, State said) {
        assertEquals(expected == null ? told() : told(expected), cursors.news(ROOM, told(said)));
    }

    private static Awareness told(State... states) {
        return new Awareness(List.of(states));
    }
}
