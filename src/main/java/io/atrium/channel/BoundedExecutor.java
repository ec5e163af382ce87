package io.atrium.channel;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs any number of tasks on few threads of another executor, so that no part takes more of the server's than its share; and each task given to Payara's costs a
 * look through every library of the application, for contexts to take along. So a worker that has nothing to do lingers: the next task wakes it. Where the
 * server queues workers, those that have a thread give it back in turn; where it rejects them, the caller's does the work.
 */
public final class BoundedExecutor implements Executor {
    private static final Logger LOG = Logger.getLogger(BoundedExecutor.class.getName());
    private static final Duration LINGER = Duration.ofSeconds(5);

    /** How soon one who lingers, or has enough to do, sees that somebody else waits for a thread. */
    private static final Duration LOOK = Duration.ofMillis(100);

    /**
     * Workers, of all these executors, that the server was given and has not begun: with its pool full they would wait for as long as others keep the threads
     * they have.
     */
    private static final AtomicInteger WAITING = new AtomicInteger();

    private final Executor threads;
    private final int parallelism;
    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final AtomicInteger workers = new AtomicInteger();
    private final AtomicInteger idle = new AtomicInteger();

    public BoundedExecutor(Executor threads, int parallelism) {
        this.threads = threads;
        this.parallelism = parallelism;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        startWorkerWhereNeeded();
    }

    private void startWorkerWhereNeeded() {
        int running = workers.get();
        while (tasks.size() > idle.get() && running < parallelism) {
            if (workers.compareAndSet(running, running + 1)) {
                try {
                    begin();
                } catch (RejectedExecutionException exhausted) {
                    LOG.log(Level.WARNING, "the server has no thread to spare", exhausted);
                    if (workers.decrementAndGet() == 0) {
                        runHere();
                    }
                }
                return;
            }
            running = workers.get();
        }
    }

    /** Nobody else is there to take the tasks along, and perhaps nobody will ever bring another. */
    private void runHere() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            run(task);
        }
    }

    private void begin() {
        WAITING.incrementAndGet();
        try {
            threads.execute(this::work);
        } catch (RejectedExecutionException exhausted) {
            WAITING.decrementAndGet();
            throw exhausted;
        }
    }

    private void work() {
        WAITING.decrementAndGet();
        long began = System.nanoTime();
        for (Runnable task = next(); task != null; task = next()) {
            // Who added another while this worker was taken for idle has started none.
            startWorkerWhereNeeded();
            run(task);
            if (WAITING.get() > 0 && System.nanoTime() - began > LOOK.toNanos() && queuesAgain()) {
                return;
            }
        }
        workers.decrementAndGet();
        // A task added after the last poll and before the decrement saw all workers busy, or this one idle.
        startWorkerWhereNeeded();
    }

    /** Goes to the end of the server's queue, where it has one. */
    private boolean queuesAgain() {
        try {
            begin();
            return true;
        } catch (RejectedExecutionException noQueue) {
            return false;
        }
    }

    /** Null where there has been nothing to do for a while, or somebody else needs the thread. */
    private Runnable next() {
        Runnable next = tasks.poll();
        if (next != null) {
            return next;
        }
        idle.incrementAndGet();
        try {
            long until = System.nanoTime() + LINGER.toNanos();
            do {
                next = tasks.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            } while (next == null && WAITING.get() == 0 && System.nanoTime() - until < 0);
            return next;
        } catch (InterruptedException shuttingDown) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            idle.decrementAndGet();
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error failure) {
            LOG.log(Level.SEVERE, "a task failed", failure);
        }
    }
}
