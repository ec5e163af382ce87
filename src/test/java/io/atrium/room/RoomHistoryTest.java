package io.atrium.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.signal.Memories;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Limits;
import io.atrium.wire.Problem;
import jakarta.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RoomHistoryTest {
    private static final long ROOM = 7;
    private static final int REPLAY_LIMIT = Limits.DEFAULTS.replayLimit();

    private final LogInMemory log = new LogInMemory();
    private final ExecutorService threads = Executors.newFixedThreadPool(16);
    private RoomHistory history = new RoomHistory(log, new Memories(), room -> 0, Limits.DEFAULTS, 1 << 20);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void a_thousand_who_come_back_at_once_cost_one_reading() throws Exception {
        commit(5_000);
        history.replay(ROOM, 4_500, 5_000, Integer.MAX_VALUE);
        int readings = log.readings.get();
        List<Future<?>> coming = IntStream.range(0, 1_000)
                .<Future<?>>mapToObj(i -> threads.submit(() -> {
                    long head = history.head(ROOM).seq();
                    long after = head - i % REPLAY_LIMIT;
                    List<Line> missed =
                            history.replay(ROOM, after, head, Integer.MAX_VALUE).orElseThrow();
                    assertEquals(LongStream.rangeClosed(after + 1, head).boxed().toList(), seqs(missed));
                }))
                .toList();
        for (Future<?> one : coming) {
            one.get();
        }
        assertTrue(log.readings.get() - readings <= 1, () -> (log.readings.get() - readings) + " readings");
    }

    @Test
    void a_first_crowd_waits_for_one_reading() throws Exception {
        commit(60);
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Head>> coming = IntStream.range(0, 16)
                .mapToObj(i -> threads.submit(() -> {
                    go.await();
                    return history.head(ROOM);
                }))
                .toList();
        go.countDown();
        for (Future<Head> one : coming) {
            assertEquals(60, one.get().seq());
        }
        assertEquals(1, log.readings.get());
    }

    @Test
    void what_is_committed_is_there_without_a_reading() {
        commit(10);
        assertEquals(10, history.head(ROOM).seq());
        int readings = log.readings.get();
        commit(5);
        assertEquals(15, history.head(ROOM).seq());
        assertEquals(List.of(11L, 12L, 13L), seqs(history.after(ROOM, 10, 3)));
        assertEquals(List.of(13L, 14L), seqs(history.before(ROOM, 15, 2)));
        assertEquals(List.of(9L, 10L, 11L), seqs(history.between(ROOM, 8, 12)));
        assertEquals(readings, log.readings.get());
    }

    @Test
    void what_is_older_than_is_kept_comes_from_the_log() {
        commit(3_000);
        assertEquals(List.of(1L, 2L), seqs(history.after(ROOM, 0, 2)));
        assertEquals(List.of(98L, 99L), seqs(history.before(ROOM, 100, 2)));
        assertEquals(List.of(2_999L, 3_000L), seqs(history.before(ROOM, Long.MAX_VALUE, 2)));
        assertEquals(List.of(), history.after(ROOM, 3_000, 5));
        assertEquals(List.of(), history.before(ROOM, 1, 5));
    }

    @Test
    void a_replaced_text_is_not_given_again() {
        commit(20);
        history.head(ROOM);
        replace(12, "gone");
        assertTrue(history.after(ROOM, 11, 1).get(0).json().contains("gone"));
    }

    @Test
    void a_commit_while_the_log_is_read_is_not_missed() throws Exception {
        commit(20);
        whileItIsRead(() -> commit(2));
        assertEquals(22, history.head(ROOM).seq());
        assertEquals(List.of(20L, 21L, 22L), seqs(history.after(ROOM, 19, 10)));
        assertEquals(1, log.readings.get());
    }

    @Test
    void a_replacement_while_the_log_is_read_is_not_missed() throws Exception {
        commit(20);
        whileItIsRead(() -> replace(12, "gone"));
        assertTrue(history.after(ROOM, 11, 1).get(0).json().contains("gone"));
    }

    /** Between the first reading of the rows and its being kept. */
    private void whileItIsRead(Runnable change) throws Exception {
        CountDownLatch hasRead = new CountDownLatch(1);
        CountDownLatch hasChanged = new CountDownLatch(1);
        LogInMemory slow = new LogInMemory() {
            @Override
            Optional<Tail.Reading> newest(long roomId, int limit) {
                Optional<Tail.Reading> read = log.newest(roomId, limit);
                hasRead.countDown();
                await(hasChanged);
                return read;
            }
        };
        history = new RoomHistory(slow, new Memories(), room -> 0, Limits.DEFAULTS, 1 << 20);
        Future<Head> coming = threads.submit(() -> history.head(ROOM));
        await(hasRead);
        change.run();
        hasChanged.countDown();
        assertTrue(coming.get().seq() >= 20);
    }

    @Test
    void what_is_missed_is_read_anew() {
        commit(5);
        history.head(ROOM);
        Entry unheard = entry(6, "unheard");
        log.rows.put(6L, unheard);
        commit(1);
        assertEquals(7, history.head(ROOM).seq());
        assertEquals(List.of(6L, 7L), seqs(history.after(ROOM, 5, 10)));
        log.rows.put(8L, entry(8, "nobody knows"));
        history.doubt(ROOM);
        assertEquals(8, history.head(ROOM).seq());
    }

    @Test
    void a_replay_too_large_is_refused_and_read_once_at_most() {
        String text = "x".repeat(10_000);
        IntStream.range(0, 500).forEach(i -> commit(text));
        history.head(ROOM);
        assertTrue(history.replay(ROOM, 100, 500, 100_000).isEmpty());
        int readings = log.readings.get();
        assertTrue(history.replay(ROOM, 100, 500, 100_000).isEmpty());
        assertEquals(5, history.replay(ROOM, 495, 500, 100_000).orElseThrow().size());
        assertEquals(readings, log.readings.get());
    }

    @Test
    void all_rooms_together_stay_within_their_bound() {
        history = new RoomHistory(log, new Memories(), room -> 0, Limits.DEFAULTS, 200_000);
        commit(400);
        for (long room = 1; room < 200; room++) {
            assertEquals(400, history.head(room).seq());
            assertTrue(history.bytes() <= 200_000, () -> history.bytes() + " bytes");
        }
        assertEquals(List.of(399L, 400L), seqs(history.after(3, 398, 5)));
    }

    @Test
    void a_room_that_has_gone_is_not_found_and_leaves_nothing() {
        log.gone = true;
        assertEquals(
                ErrorCode.NOT_FOUND,
                assertThrows(Problem.class, () -> history.head(ROOM)).code());
        assertEquals(0, history.bytes());
    }

    /** One writes, replaces and makes doubtful; the others read: no hole, nothing unheard of, nothing older than what was told. */
    @Test
    void readers_beside_a_writer_see_the_log_as_it_was_told() throws Exception {
        AtomicInteger told = new AtomicInteger();
        AtomicInteger removed = new AtomicInteger();
        Future<?> writer = threads.submit(() -> {
            for (int i = 1; i <= 20_000; i++) {
                commit(1);
                told.set(i);
                if (i % 7 == 0) {
                    replace(i, "removed");
                    removed.set(i);
                }
                if (i % 97 == 0) {
                    history.doubt(ROOM);
                }
            }
        });
        List<Future<?>> readers = IntStream.range(0, 4)
                .<Future<?>>mapToObj(i -> threads.submit(() -> {
                    while (!writer.isDone()) {
                        readAndCheck(told, removed);
                    }
                }))
                .toList();
        writer.get();
        for (Future<?> reader : readers) {
            reader.get();
        }
    }

    private void readAndCheck(AtomicInteger told, AtomicInteger removed) {
        int lastRemoved = removed.get();
        int lastTold = told.get();
        long head = history.head(ROOM).seq();
        assertTrue(head >= lastTold);
        long after = Math.max(0, head - ThreadLocalRandom.current().nextInt(1, 300));
        List<Line> lines = history.after(ROOM, after, Integer.MAX_VALUE);
        assertFalse(lines.isEmpty() && head > after);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            assertEquals(after + 1 + i, line.seq());
            if (line.seq() % 7 == 0 && line.seq() <= lastRemoved) {
                assertTrue(line.json().contains("removed"), line::json);
            }
        }
    }

    private void commit(int lines) {
        IntStream.range(0, lines).forEach(i -> commit("line"));
    }

    private void commit(String text) {
        long seq = log.rows.isEmpty() ? 1 : log.rows.lastKey() + 1;
        Entry entry = entry(seq, text);
        log.rows.put(seq, entry);
        history.committed(ROOM, Line.of(entry));
    }

    private void replace(long seq, String text) {
        Entry entry = entry(seq, text);
        log.rows.put(seq, entry);
        history.replaced(entry);
    }

    private static Entry entry(long seq, String text) {
        return new Entry(
                seq,
                Instant.EPOCH,
                new Draft(
                        ROOM,
                        "ann",
                        "message",
                        null,
                        Json.createObjectBuilder().add("message", text).build()));
    }

    private static List<Long> seqs(List<Line> lines) {
        return lines.stream().map(Line::seq).toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
