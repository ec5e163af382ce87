package io.atrium.room;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Takes what has accumulated into one transaction after the other. Runs on a thread of the executor only while there is
 * something to write.
 *
 * <p>A transaction is tried without looking up refs. Where that fails on the data, it is tried again with the refs looked up,
 * then submission by submission, so that one that can't be stored fails alone.
 */
final class LogWriter {
    private static final Logger LOG = Logger.getLogger(LogWriter.class.getName());

    /** Drafts in one transaction; more make it no faster. */
    static final int BATCH = 512;

    /** Drafts that may wait. Beyond, the database is slower than the senders, and they are told. */
    static final int CAPACITY = 20_000;

    /** Less than clients wait for an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Stores drafts in one transaction, all or nothing; see {@link EntryWriter#write}. */
    @FunctionalInterface
    interface Transaction {
        List<Appended> write(List<Draft> drafts, boolean lookUpRefs) throws Exception;
    }

    private record Submission(List<Draft> drafts, CompletableFuture<List<Appended>> done, long atNanos) {
        boolean isLate(long nanoTime) {
            return nanoTime - atNanos > PATIENCE.toNanos();
        }
    }

    private final Transaction transaction;
    private final Executor executor;
    private final Queue<Submission> queue = new ArrayDeque<>();
    private List<Submission> underWay = List.of();
    private int waiting;
    private boolean running;

    LogWriter(Transaction transaction, Executor executor) {
        this.transaction = transaction;
        this.executor = executor;
    }

    CompletionStage<List<Appended>> append(List<Draft> drafts) {
        Submission submission = new Submission(List.copyOf(drafts), new CompletableFuture<>(), System.nanoTime());
        synchronized (this) {
            if (waiting > 0 && waiting + drafts.size() > CAPACITY) {
                return CompletableFuture.failedFuture(unavailable("too many entries wait to be stored"));
            }
            queue.add(submission);
            waiting += drafts.size();
            if (running) {
                return submission.done;
            }
            running = true;
        }
        start();
        return submission.done;
    }

    private void start() {
        try {
            executor.execute(this::run);
        } catch (RejectedExecutionException shuttingDown) {
            failAll(unavailable("the server is going away"));
        }
    }

    private void run() {
        for (List<Submission> batch = next(); !batch.isEmpty(); batch = next()) {
            try {
                store(batch);
            } catch (Error fatal) {
                // Whatever it was, the writer's other rooms must not wait for ever.
                LOG.log(Level.SEVERE, "the log's writer failed", fatal);
                batch.forEach(submission ->
                        submission.done.completeExceptionally(unavailable("the entry could not be stored")));
            }
        }
    }

    private synchronized List<Submission> next() {
        List<Submission> batch = new ArrayList<>();
        int drafts = 0;
        while (!queue.isEmpty() && (drafts == 0 || drafts + queue.peek().drafts.size() <= BATCH)) {
            Submission submission = queue.remove();
            drafts += submission.drafts.size();
            batch.add(submission);
        }
        waiting -= drafts;
        running = !batch.isEmpty();
        underWay = batch;
        return batch;
    }

    /**
     * Tells senders who have waited too long. A database that hangs answers nobody; a client that hears nothing takes its connection for dead. What is
     * under way may be stored all the same: then it is told to the room, and the same sent again finds it.
     */
    void sweep(long nanoTime) {
        List<Submission> late = new ArrayList<>();
        synchronized (this) {
            underWay.stream().filter(one -> one.isLate(nanoTime)).forEach(late::add);
            while (!queue.isEmpty() && queue.peek().isLate(nanoTime)) {
                waiting -= queue.peek().drafts.size();
                late.add(queue.remove());
            }
        }
        late.forEach(one -> one.done.completeExceptionally(unavailable("the database does not answer")));
    }

    private synchronized void failAll(Problem problem) {
        queue.forEach(submission -> submission.done.completeExceptionally(problem));
        queue.clear();
        waiting = 0;
        running = false;
    }

    private void store(List<Submission> batch) {
        try {
            complete(batch, write(batch, false));
        } catch (RuntimeException failure) {
            if (isOfTheData(failure)) {
                storeCarefully(batch);
            } else {
                refuse(batch, failure);
            }
        }
    }

    private void storeCarefully(List<Submission> batch) {
        try {
            complete(batch, write(batch, true));
        } catch (RuntimeException failure) {
            if (batch.size() > 1 && isOfTheData(failure)) {
                batch.forEach(submission -> storeCarefully(List.of(submission)));
            } else {
                refuse(batch, failure);
            }
        }
    }

    private List<Appended> write(List<Submission> batch, boolean lookUpRefs) {
        List<Draft> drafts =
                batch.stream().flatMap(submission -> submission.drafts.stream()).toList();
        try {
            return transaction.write(drafts, lookUpRefs);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void complete(List<Submission> batch, List<Appended> results) {
        int from = 0;
        for (Submission submission : batch) {
            int to = from + submission.drafts.size();
            submission.done.complete(List.copyOf(results.subList(from, to)));
            from = to;
        }
    }

    private static void refuse(List<Submission> batch, RuntimeException failure) {
        Problem problem = problemIn(failure);
        if (problem == null) {
            LOG.warning(() -> "entries could not be stored: " + root(failure));
            problem = isOfTheData(failure)
                    ? Problem.of(ErrorCode.INVALID, "the database refuses this entry")
                    : unavailable("the entry could not be stored");
        }
        for (Submission submission : batch) {
            submission.done.completeExceptionally(problem);
        }
    }

    private static Problem unavailable(String detail) {
        return Problem.retryable(ErrorCode.UNAVAILABLE, detail, 2);
    }

    /** Whether the drafts are to blame (a ref seen before, a text too long, an effect's refusal), not the database's health. */
    static boolean isOfTheData(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem) {
                return true;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                String kind = sql.getSQLState().substring(0, 2);
                return kind.equals("22") || kind.equals("23");
            }
        }
        return false;
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static Problem problemIn(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
        }
        return null;
    }
}
