package io.atrium.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MemoryTest {
    private final Memory<String> memory = new Memory<>(1_000);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicReference<String> row = new AtomicReference<>("old");
    private final AtomicInteger readings = new AtomicInteger();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void what_is_there_is_read_once() {
        assertEquals("old", get());
        assertEquals("old", get());
        assertEquals(1, readings.get());
    }

    @Test
    void what_is_not_there_is_asked_for_again() {
        row.set(null);
        assertTrue(memory.get("key", this::read).isEmpty());
        row.set("new");
        assertEquals("new", get());
    }

    @Test
    void of_several_only_what_is_missing_is_read_and_at_once() {
        memory.get("a", key -> Optional.of("kept"));
        memory.load(List.of("a", "b", "c"), keys -> {
            readings.incrementAndGet();
            assertEquals(Set.of("b", "c"), Set.copyOf(keys));
            return Map.of("b", "new");
        });
        memory.load(List.of("a", "b"), keys -> Map.of());
        assertEquals(1, readings.get());
        assertEquals("kept", memory.get("a", key -> Optional.empty()).orElseThrow());
        assertEquals("new", memory.get("b", key -> Optional.empty()).orElseThrow());
        assertTrue(memory.get("c", key -> Optional.empty()).isEmpty());
    }

    @Test
    void what_was_forgotten_is_read_anew() {
        assertEquals("old", get());
        row.set("new");
        memory.forget("key");
        assertEquals("new", get());
        row.set("newest");
        memory.forget(Memories.ALL);
        assertEquals("newest", get());
    }

    /** The race that would leave a right in memory which has ended: reading the old row, then the change, then keeping what was read. */
    @Test
    void a_row_read_before_a_change_and_kept_after_it_is_given_to_nobody_who_asks_later() throws Exception {
        CountDownLatch hasRead = new CountDownLatch(1);
        CountDownLatch hasChanged = new CountDownLatch(1);
        Future<Optional<String>> early = threads.submit(() -> memory.get("key", key -> {
            Optional<String> old = read(key);
            hasRead.countDown();
            await(hasChanged);
            return old;
        }));
        await(hasRead);
        row.set("new");
        memory.forget("key");
        assertEquals("new", get(), "asked after the change, while the old row is still being read");
        hasChanged.countDown();
        assertEquals("old", early.get().orElseThrow());
        assertEquals("new", get(), "asked after the old row was read");
    }

    @Test
    void two_threads_never_see_a_value_older_than_the_last_one_forgotten() throws Exception {
        AtomicInteger version = new AtomicInteger();
        Memory<Integer> versions = new Memory<>(10);
        Future<?> writer = threads.submit(() -> IntStream.range(0, 100_000).forEach(i -> {
            version.incrementAndGet();
            versions.forget("key");
        }));
        while (!writer.isDone()) {
            int atLeast = version.get() - 1; // the newest one may be about to be forgotten
            int seen = versions.get("key", key -> Optional.of(version.get())).orElseThrow();
            assertTrue(seen >= atLeast, () -> seen + " after " + atLeast);
        }
        assertEquals(
                100_000,
                versions.get("key", key -> Optional.of(version.get()))
                        .orElseThrow()
                        .intValue());
    }

    @Test
    void many_who_ask_at_once_wait_for_one_reading() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        var asking = IntStream.range(0, 50)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> memory.get("key", key -> {
                            await(go);
                            return read(key);
                        }),
                        threads))
                .toList();
        go.countDown();
        for (CompletableFuture<Optional<String>> one : asking) {
            assertEquals("old", one.get().orElseThrow());
        }
        assertEquals(1, readings.get());
    }

    @Test
    void a_reading_that_fails_is_tried_again() {
        IllegalStateException away = new IllegalStateException("away");
        assertSame(
                away,
                assertThrows(
                        IllegalStateException.class,
                        () -> memory.get("key", key -> {
                            throw away;
                        })));
        assertEquals("old", get());
    }

    @Test
    void it_is_bounded_and_keeps_what_is_asked_for() {
        assertEquals("old", get());
        for (int i = 0; i < 20_000; i++) {
            assertEquals("v", memory.get("other " + i, key -> Optional.of("v")).orElseThrow());
            assertEquals("old", get());
        }
        assertTrue(memory.size() <= 1_001, () -> memory.size() + " kept");
        assertEquals(1, readings.get());
    }

    private String get() {
        return memory.get("key", this::read).orElseThrow();
    }

    private Optional<String> read(String key) {
        readings.incrementAndGet();
        return Optional.ofNullable(row.get());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
