package io.atrium.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BoundedExecutorTest {
    @Test
    void a_server_without_a_thread_to_spare_loses_no_task() {
        List<Thread> ran = new ArrayList<>();
        BoundedExecutor executor = new BoundedExecutor(
                task -> {
                    throw new RejectedExecutionException("full");
                },
                1);
        executor.execute(() -> ran.add(Thread.currentThread()));
        executor.execute(() -> ran.add(Thread.currentThread()));
        assertEquals(List.of(Thread.currentThread(), Thread.currentThread()), ran);
    }

    @Test
    void never_more_run_at_once_than_may() {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            BoundedExecutor executor = new BoundedExecutor(threads, 3);
            AtomicInteger inside = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            AtomicInteger done = new AtomicInteger();
            for (int i = 0; i < 10_000; i++) {
                executor.execute(() -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    Thread.onSpinWait();
                    inside.decrementAndGet();
                    done.incrementAndGet();
                });
            }
            Await.until("all are done", () -> done.get() == 10_000);
            assertTrue(most.get() <= 3, most + " at once");
        } finally {
            threads.shutdownNow();
        }
    }
}
