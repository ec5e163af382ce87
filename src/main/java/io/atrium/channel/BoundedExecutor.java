package io.atrium.channel;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs any number of tasks on few threads of another executor. The servers' own executors start a thread a task and reject what
 * goes beyond their limit (200 on Payara) instead of queueing it.
 */
public final class BoundedExecutor implements Executor {
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
                    work(); // the caller's thread is better than a task that nobody runs
                }
                return;
            }
            running = workers.get();
        }
    }

    private void work() {
        try {
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
        } finally {
            workers.decrementAndGet();
        }
        // A task added after the last poll and before the decrement saw all workers busy.
        if (!tasks.isEmpty()) {
            startWorker();
        }
    }
}
