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
 * Runs any number of tasks on few threads of another executor. The servers' own executors start a thread a task and reject what
 * goes beyond their limit (200 on Payara) instead of queueing it; and each task given to Payara's costs a look through every library of the
 * application, for contexts to take along. So a worker that has nothing to do lingers: the next task wakes it. Where the
 * server has no thread at all, the caller's does the work.
 */
public final class BoundedExecutor implements Executor {
    private static final Logger LOG = Logger.getLogger(BoundedExecutor.class.getName());
    private static final Duration LINGER = Duration.ofSeconds(5);

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
                    threads.execute(this::work);
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

    private void work() {
        for (Runnable task = next(); task != null; task = next()) {
            // Who added another while this worker was taken for idle has started none.
            startWorkerWhereNeeded();
            run(task);
        }
        workers.decrementAndGet();
        // A task added after the last poll and before the decrement saw all workers busy, or this one idle.
        startWorkerWhereNeeded();
    }

    /** Null where there has been nothing to do for a while, or the server wants its thread back. */
    private Runnable next() {
        Runnable next = tasks.poll();
        if (next != null) {
            return next;
        }
        idle.incrementAndGet();
        try {
            return tasks.poll(LINGER.toMillis(), TimeUnit.MILLISECONDS);
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
