package io.atrium.room;

import io.atrium.room.ReadMarks.Mark;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.logging.Logger;

/**
 * Moves read marks, all that have come since the last transaction in the next: a thousand people who look at one message move a thousand
 * marks, and each transaction of the embedded database is a sync of the disk.
 */
final class MarkWriter {
    private static final Logger LOG = Logger.getLogger(MarkWriter.class.getName());

    /** Marks in one transaction. */
    static final int BATCH = 512;

    /** Marks that may wait. */
    static final int CAPACITY = 20_000;

    private record Submission(Mark mark, CompletableFuture<Void> done) {}

    private final Consumer<List<Mark>> transaction;
    private final Executor executor;
    private final Queue<Submission> queue = new ArrayDeque<>();
    private boolean running;

    /**
     * @param transaction moves marks in one transaction, see {@link ReadMarks#moveAll}
     * @param executor must run each task given to it
     */
    MarkWriter(Consumer<List<Mark>> transaction, Executor executor) {
        this.transaction = transaction;
        this.executor = executor;
    }

    /** Completes after the commit, or with {@code unavailable}. */
    CompletionStage<Void> move(Mark mark) {
        Submission submission = new Submission(mark, new CompletableFuture<>());
        synchronized (this) {
            if (queue.size() >= CAPACITY) {
                return CompletableFuture.failedFuture(unavailable());
            }
            queue.add(submission);
            if (running) {
                return submission.done;
            }
            running = true;
        }
        executor.execute(this::run);
        return submission.done;
    }

    private void run() {
        for (List<Submission> batch = next(); !batch.isEmpty(); batch = next()) {
            try {
                transaction.accept(batch.stream().map(Submission::mark).toList());
                batch.forEach(submission -> submission.done.complete(null));
            } catch (RuntimeException | Error failure) {
                LOG.warning(() -> "read marks could not be moved: " + failure);
                batch.forEach(submission -> submission.done.completeExceptionally(unavailable()));
            }
        }
    }

    private synchronized List<Submission> next() {
        List<Submission> batch = new ArrayList<>();
        while (!queue.isEmpty() && batch.size() < BATCH) {
            batch.add(queue.remove());
        }
        running = !batch.isEmpty();
        return batch;
    }

    private static Problem unavailable() {
        return Problem.retryable(ErrorCode.UNAVAILABLE, "the read mark could not be moved", 2);
    }
}
