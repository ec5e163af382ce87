package io.atrium.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
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

    @Test
    void one_who_always_has_something_to_do_lets_others_have_the_only_thread_too() {
        ExecutorService only = Executors.newFixedThreadPool(1);
        try {
            BoundedExecutor busy = new BoundedExecutor(only, 1);
            AtomicBoolean over = new AtomicBoolean();
            AtomicInteger turns = new AtomicInteger();
            busy.execute(new Runnable() {
                @Override
                public void run() {
                    if (!over.get()) {
                        turns.incrementAndGet();
                        busy.execute(this);
                    }
                }
            });
            Await.until("it is at work", () -> turns.get() > 1_000);
            new BoundedExecutor(only, 1).execute(() -> over.set(true));
            Await.until("another had its turn", over::get);
        } finally {
            only.shutdownNow();
        }
    }

    @Test
    void one_who_lingers_lets_others_have_the_only_thread_at_once() {
        ExecutorService only = Executors.newFixedThreadPool(1);
        try {
            AtomicInteger done = new AtomicInteger();
            long began = System.nanoTime();
            for (int i = 0; i < 10; i++) {
                new BoundedExecutor(only, 1).execute(done::incrementAndGet);
            }
            Await.until("all had their turn", () -> done.get() == 10);
            assertTrue(
                    System.nanoTime() - began < 4_000_000_000L,
                    "each waited for the one before to be tired of lingering");
        } finally {
            only.shutdownNow();
        }
    }
}
