package io.atrium.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.room.ReadMarks.Mark;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarkWriterTest {
    private final List<List<Long>> transactions = new ArrayList<>();
    private final Queue<Runnable> scheduled = new ArrayDeque<>();
    private boolean away;
    private final MarkWriter writer = new MarkWriter(this::write, scheduled::add);

    private void write(List<Mark> marks) {
        if (away) {
            throw new IllegalStateException("the database is away");
        }
        transactions.add(marks.stream().map(Mark::seq).toList());
    }

    @Test
    void marks_that_wait_move_in_one_transaction() {
        begin(1);
        begin(2);
        begin(3);
        runAll();
        assertEquals(List.of(List.of(1L, 2L, 3L)), transactions);
    }

    @Test
    void a_transaction_takes_a_bounded_number() {
        IntStream.rangeClosed(1, MarkWriter.BATCH + 1).forEach(this::begin);
        runAll();
        assertEquals(
                List.of(MarkWriter.BATCH, 1),
                transactions.stream().map(List::size).toList());
    }

    @Test
    void a_mark_is_done_once_its_transaction_is() {
        CompletableFuture<Void> done = move(1);
        assertFalse(done.isDone());
        runAll();
        assertTrue(done.isDone());
    }

    @Test
    void a_failing_database_is_told_and_the_next_mark_is_tried_anew() {
        away = true;
        CompletableFuture<Void> failed = move(1);
        runAll();
        assertEquals(ErrorCode.UNAVAILABLE, problem(failed).code());
        away = false;
        CompletableFuture<Void> done = move(2);
        runAll();
        done.join();
        assertEquals(List.of(List.of(2L)), transactions);
    }

    @Test
    void more_than_may_wait_are_refused_by_name() {
        IntStream.rangeClosed(1, MarkWriter.CAPACITY).forEach(this::begin);
        assertEquals(ErrorCode.UNAVAILABLE, problem(move(0)).code());
    }

    /** Whose end nobody waits for. */
    private void begin(long seq) {
        assertFalse(move(seq).isCompletedExceptionally());
    }

    private CompletableFuture<Void> move(long seq) {
        return writer.move(new Mark(null, seq, false)).toCompletableFuture();
    }

    private void runAll() {
        while (!scheduled.isEmpty()) {
            scheduled.remove().run();
        }
    }

    private static Problem problem(CompletableFuture<Void> failed) {
        return assertInstanceOf(
                Problem.class,
                assertThrows(CompletionException.class, failed::join).getCause());
    }
}
