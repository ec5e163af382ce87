package io.atrium.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a kind keeps in memory says what the log says. */
class ProjectionTest {
    private static final long ROOM = 1;

    private final LogInMemory log = new LogInMemory();
    private final AtomicInteger begun = new AtomicInteger();
    private Projection<List<Long>> seen = projection(10, 0);

    @Test
    void it_begins_with_the_log_and_goes_on_with_what_is_heard() {
        commit(2_500);
        assertEquals(numbers(2_500), state());
        commit(10);
        assertEquals(numbers(2_510), state());
        assertEquals(1, begun.get());
    }

    @Test
    void what_was_never_asked_for_is_not_kept() {
        commit(3);
        assertEquals(0, begun.get());
    }

    @Test
    void it_may_begin_later_than_the_log() {
        seen = projection(10, 100);
        commit(103);
        assertEquals(List.of(101L, 102L, 103L), state());
    }

    @Test
    void what_is_heard_while_it_is_built_is_in_it_once() {
        commit(5);
        seen = new Projection<>(
                log,
                10,
                room -> {
                    commit(1); // heard, and found in the log as well
                    return new Projection.Start<>(new ArrayList<>(), 0);
                },
                (state, entry) -> state.add(entry.getSeq()));
        assertEquals(numbers(6), state());
    }

    @Test
    void where_something_was_missed_it_is_built_anew() {
        commit(2);
        state();
        log.rows.put(3L, Scribe.entry(ROOM, 3)); // nobody told
        commit(1);
        assertEquals(numbers(4), state());
        assertEquals(2, begun.get());
    }

    @Test
    void what_is_told_twice_counts_once() {
        commit(2);
        state();
        seen.committed(ROOM, List.copyOf(log.rows.values()));
        assertEquals(numbers(2), state());
    }

    @Test
    void what_fails_to_begin_begins_again() {
        Projection<List<Long>> broken = new Projection<>(
                log,
                10,
                room -> {
                    if (begun.incrementAndGet() == 1) {
                        throw new IllegalStateException("the database is away");
                    }
                    return new Projection.Start<>(new ArrayList<>(), 0);
                },
                (state, entry) -> state.add(entry.getSeq()));
        assertThrows(IllegalStateException.class, () -> broken.ask(ROOM, state -> state.size()));
        List<Long> now = broken.ask(ROOM, state -> List.copyOf(state));
        assertEquals(List.of(), now);
    }

    @Test
    void so_many_rooms_and_no_more_are_kept() {
        seen = projection(2, 0);
        for (long room = 1; room <= 3; room++) {
            seen.ask(room, state -> state.size());
        }
        seen.ask(3, state -> state.size());
        assertEquals(3, begun.get());
        seen.ask(1, state -> state.size());
        assertEquals(4, begun.get());
    }

    @Test
    void many_who_ask_at_once_cost_one_reading_and_nobody_is_behind_what_was_heard() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            commit(1_500);
            List<Future<?>> asking = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                long heard = log.rows.lastKey();
                asking.add(threads.submit(() -> {
                    List<Long> now = seen.ask(ROOM, state -> List.copyOf(state));
                    assertEquals(numbers(now.size()), now);
                    assertTrue(now.size() >= heard);
                }));
                commit(1);
            }
            for (Future<?> one : asking) {
                one.get();
            }
            assertEquals(1, begun.get());
        } finally {
            threads.shutdownNow();
        }
    }

    private Projection<List<Long>> projection(int rooms, long after) {
        return new Projection<>(
                log,
                rooms,
                room -> {
                    begun.incrementAndGet();
                    return new Projection.Start<>(new ArrayList<>(), after);
                },
                (state, entry) -> state.add(entry.getSeq()));
    }

    private List<Long> state() {
        return seen.ask(ROOM, state -> List.copyOf(state));
    }

    private void commit(int count) {
        for (int i = 0; i < count; i++) {
            long seq = log.rows.isEmpty() ? 1 : log.rows.lastKey() + 1;
            Entry entry = Scribe.entry(ROOM, seq);
            log.rows.put(seq, entry);
            seen.committed(ROOM, List.of(entry));
        }
    }

    private static List<Long> numbers(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
