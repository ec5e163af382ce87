package io.atrium.endpoint.centrifuge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.channel.BoundedExecutor;
import io.atrium.testing.Await;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {
    /** Of a server that does a task when the test says so. */
    private final Queue<Runnable> begun = new ArrayDeque<>();

    private final Turns<String> turns = new Turns<>(2, who -> begun::add);
    private final List<String> done = new ArrayList<>();

    @Test
    void each_has_one_task_under_way_and_they_take_turns() {
        offer("ann", "a1");
        offer("ann", "a2");
        offer("ann", "a3");
        offer("bob", "b1");
        offer("bob", "b2");
        assertEquals(2, begun.size());
        while (!begun.isEmpty()) {
            begun.remove().run();
        }
        assertEquals(List.of("a1", "b1", "a2", "b2", "a3"), done);
    }

    @Test
    void too_many_of_one_are_refused_and_the_others_are_not() {
        offer("ann", "under way");
        offer("ann", "waits");
        offer("ann", "waits");
        assertFalse(turns.offer("ann", () -> done.add("too many")));
        offer("bob", "b1");
        begun.remove().run();
        offer("ann", "waits");
    }

    @Test
    void a_task_that_fails_stops_nobody() {
        assertTrue(turns.offer("ann", () -> {
            throw new IllegalStateException("failed");
        }));
        offer("ann", "after it");
        try {
            begun.remove().run();
        } catch (IllegalStateException expected) {
            done.add(expected.getMessage());
        }
        begun.remove().run();
        assertEquals(List.of("failed", "after it"), done);
        assertTrue(begun.isEmpty());
    }

    @Test
    void who_brings_more_than_there_are_threads_leaves_the_others_theirs() {
        ExecutorService threads = Executors.newCachedThreadPool();
        CountDownLatch stuck = new CountDownLatch(1);
        try {
            BoundedExecutor eight = new BoundedExecutor(threads, 8);
            Turns<String> fair = new Turns<>(100, who -> eight);
            for (int i = 0; i < 50; i++) {
                assertTrue(fair.offer("greedy", () -> await(stuck)));
            }
            AtomicInteger served = new AtomicInteger();
            fair.offer("modest", served::incrementAndGet);
            Await.until("the other is served", () -> served.get() == 1);
        } finally {
            stuck.countDown();
            threads.shutdownNow();
        }
    }

    private void offer(String who, String name) {
        assertTrue(turns.offer(who, () -> done.add(name)));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }
}
