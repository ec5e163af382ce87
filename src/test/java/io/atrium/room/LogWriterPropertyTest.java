package io.atrium.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.json.JsonValue;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;

class LogWriterPropertyTest {
    private static final String POISON = "poison";

    private FakeLog database;
    private Queue<Runnable> scheduled;
    private LogWriter writer;

    @BeforeTry
    void start() {
        database = new FakeLog();
        scheduled = new ArrayDeque<>();
        writer = new LogWriter(database, scheduled::add);
    }

    /** A log in memory: all or nothing, refs unique, and some drafts it refuses. */
    private static final class FakeLog implements LogWriter.Transaction {
        private final Map<Long, List<String>> rooms = new HashMap<>();
        private final Map<String, Appended> refs = new HashMap<>();
        private int largest;
        private boolean away;

        @Override
        public List<Appended> write(List<Draft> drafts, boolean lookUpRefs) throws Exception {
            largest = Math.max(largest, drafts.size());
            if (away) {
                throw new IllegalStateException(new SQLException("connection refused", "08001"));
            }
            Map<String, Appended> fresh = new HashMap<>();
            Map<Long, List<String>> added = new HashMap<>();
            List<Appended> results = new ArrayList<>();
            for (Draft draft : drafts) {
                results.add(write(draft, lookUpRefs, fresh, added));
            }
            refs.putAll(fresh);
            added.forEach((room, lines) ->
                    rooms.computeIfAbsent(room, key -> new ArrayList<>()).addAll(lines));
            return results;
        }

        private Appended write(Draft draft, boolean lookUp, Map<String, Appended> fresh, Map<Long, List<String>> added)
                throws SQLException {
            if (draft.type().equals(POISON)) {
                throw new SQLException("value too long", "22001");
            }
            String key = draft.roomId() + " " + draft.ref();
            if (fresh.containsKey(key)) {
                return fresh.get(key);
            }
            if (refs.containsKey(key)) {
                if (!lookUp) {
                    throw new SQLException("unique index", "23505");
                }
                return refs.get(key);
            }
            List<String> lines = added.computeIfAbsent(draft.roomId(), room -> new ArrayList<>());
            lines.add(draft.ref());
            long seq = rooms.getOrDefault(draft.roomId(), List.of()).size() + lines.size();
            Appended appended = new Appended(draft.ref(), "e", seq);
            fresh.put(key, appended);
            return appended;
        }
    }

    /** Each number: below 0 a poisonous draft, else the ref; the remainder by 3 is the room. Now and then the writer runs. */
    @Property
    void every_good_draft_stands_once_and_every_bad_one_fails_alone(
            @ForAll @Size(max = 300) List<@IntRange(min = -20, max = 60) Integer> sent) {
        Map<Integer, List<CompletableFuture<List<Appended>>>> good = new HashMap<>();
        List<CompletableFuture<List<Appended>>> bad = new ArrayList<>();
        for (int number : sent) {
            if (number < 0) {
                bad.add(send(new Draft(-number % 3, "ann", POISON, null, JsonValue.EMPTY_JSON_OBJECT)));
            } else {
                good.computeIfAbsent(number, key -> new ArrayList<>()).add(send(draft(number % 3, "r" + number)));
            }
            if (number % 7 == 0) {
                runAll();
            }
        }
        runAll();
        bad.forEach(refused -> assertEquals(ErrorCode.INVALID, problem(refused).code()));
        good.forEach((number, sendings) -> {
            assertEquals(
                    1, sendings.stream().map(CompletableFuture::join).distinct().count());
            long seq = sendings.get(0).join().get(0).seq();
            assertEquals("r" + number, database.rooms.get((long) (number % 3)).get((int) seq - 1));
        });
        assertEquals(
                good.size(),
                database.rooms.values().stream().mapToInt(List::size).sum());
    }

    @Example
    void what_one_thread_sends_is_stored_in_that_order_in_batches() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            expected.add("r" + i);
            assertFalse(send(draft(1, "r" + i)).isDone());
        }
        runAll();
        assertEquals(expected, database.rooms.get(1L));
        assertEquals(LogWriter.BATCH, database.largest);
    }

    @Example
    void it_takes_a_thread_only_while_there_is_something_to_write() {
        CompletableFuture<List<Appended>> first = send(draft(1, "a"));
        CompletableFuture<List<Appended>> second = send(draft(1, "b"));
        assertEquals(1, scheduled.size());
        runAll();
        CompletableFuture<List<Appended>> third = send(draft(1, "c"));
        assertEquals(1, scheduled.size());
        runAll();
        assertEquals(6, seq(first) + seq(second) + seq(third));
    }

    @Example
    void beyond_its_capacity_senders_are_told_to_come_back() {
        for (int i = 0; i < LogWriter.CAPACITY; i++) {
            assertFalse(send(draft(1, "r" + i)).isDone());
        }
        Problem full = problem(send(draft(1, "one more")));
        assertEquals(ErrorCode.UNAVAILABLE, full.code());
        assertTrue(full.retryAfterSeconds() > 0);
        runAll();
        assertEquals(LogWriter.CAPACITY, database.rooms.get(1L).size());
        CompletableFuture<List<Appended>> again = send(draft(1, "one more"));
        runAll();
        assertEquals(LogWriter.CAPACITY + 1L, seq(again));
    }

    @Example
    void a_database_away_is_a_reason_to_send_again_and_nothing_is_stored_twice() {
        database.away = true;
        CompletableFuture<List<Appended>> lost = send(draft(1, "a"));
        runAll();
        assertEquals(ErrorCode.UNAVAILABLE, problem(lost).code());
        database.away = false;
        CompletableFuture<List<Appended>> again = send(draft(1, "a"));
        CompletableFuture<List<Appended>> twice = send(draft(1, "a"));
        runAll();
        assertEquals(1, seq(again));
        assertEquals(1, seq(twice));
    }

    @Example
    void no_thread_left_is_a_reason_to_send_again() {
        LogWriter homeless = new LogWriter(database, task -> {
            throw new RejectedExecutionException();
        });
        CompletableFuture<List<Appended>> refused =
                homeless.append(List.of(draft(1, "a"))).toCompletableFuture();
        assertEquals(ErrorCode.UNAVAILABLE, problem(refused).code());
    }

    private CompletableFuture<List<Appended>> send(Draft draft) {
        return writer.append(List.of(draft)).toCompletableFuture();
    }

    private void runAll() {
        for (Runnable next = scheduled.poll(); next != null; next = scheduled.poll()) {
            next.run();
        }
    }

    private static long seq(CompletableFuture<List<Appended>> done) {
        return done.join().get(0).seq();
    }

    private static Problem problem(CompletableFuture<List<Appended>> refused) {
        assertTrue(refused.isDone());
        return (Problem) assertThrows(CompletionException.class, refused::join).getCause();
    }

    private static Draft draft(long room, String ref) {
        return new Draft(room, "ann", "message", ref, JsonValue.EMPTY_JSON_OBJECT);
    }
}
