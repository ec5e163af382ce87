package io.atrium.channel;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs any number of tasks on few threads of another executor. The servers' own executors start a thread a task and reject what
 * goes beyond their limit (200 on Payara) instead of queueing it.
 */
public final class BoundedExecutor implements Executor {
    private static final Logger LOG = Logger.getLogger(BoundedExecutor.class.getName());

    private final Executor threads;
    private final int parallelism;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger workers = new AtomicInteger();

    public BoundedExecutor(Executor threads, int parallelism) {
        this.threads = threads;
        this.parallelism = parallelism;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        startWorker();
    }

    private void startWorker() {
        int running = workers.get();
        while (running < parallelism) {
            if (workers.compareAndSet(running, running + 1)) {
                try {
                    threads.execute(this::work);
                } catch (RejectedExecutionException exhausted) {
                    // Stays queued: the next task's worker, or one still running, takes it along.
                    workers.decrementAndGet();
                    LOG.log(Level.WARNING, "the server has no thread to spare", exhausted);
                }
                return;
            }
            running = workers.get();
        }
    }

    private void work() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            run(task);
        }
        workers.decrementAndGet();
        // A task added after the last poll and before the decrement saw all workers busy.
        if (!tasks.isEmpty()) {
            startWorker();
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
