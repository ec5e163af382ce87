package io.atrium.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BoundedExecutorTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger started = new AtomicInteger();
    private final BoundedExecutor executor = new BoundedExecutor(
            worker -> {
                started.incrementAndGet();
                threads.execute(worker);
            },
            4);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void tasks_one_after_the_other_wake_the_same_worker() throws Exception {
        for (int i = 0; i < 200; i++) {
            runs(1);
        }
        assertTrue(started.get() <= 4, () -> started + " started");
    }

    @Test
    void every_task_runs_and_no_more_at_once_than_allowed() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(20_000);
        for (int i = 0; i < 20_000; i++) {
            executor.execute(() -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                now.decrementAndGet();
                all.countDown();
            });
        }
        assertTrue(all.await(30, TimeUnit.SECONDS));
        assertTrue(most.get() <= 4);
    }

    /** Four that wait for each other: none may be queued behind another while a worker may still be started. */
    @Test
    void as_many_as_allowed_run_at_once_whoever_was_idle() throws Exception {
        for (int i = 0; i < 500; i++) {
            CountDownLatch together = new CountDownLatch(4);
            CountDownLatch done = new CountDownLatch(4);
            for (int task = 0; task < 4; task++) {
                executor.execute(() -> {
                    together.countDown();
                    try {
                        together.await();
                    } catch (InterruptedException end) {
                        Thread.currentThread().interrupt();
                    }
                    done.countDown();
                });
            }
            assertTrue(done.await(20, TimeUnit.SECONDS), "they wait for one that never runs");
        }
    }

    @Test
    void a_task_that_fails_ends_no_worker() throws Exception {
        executor.execute(() -> {
            throw new IllegalStateException("expected");
        });
        runs(10);
        assertEquals(0, threads.shutdownNow().size());
    }

    private void runs(int count) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            executor.execute(done::countDown);
        }
        assertTrue(done.await(20, TimeUnit.SECONDS));
    }
}
