package io.atrium.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.channel.ChannelLayer;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** In the container: numbers without a hole, refs stored once, and a broadcast of what was committed and nothing else. */
@ExtendWith(ArquillianExtension.class)
class RoomLogInsideIT {
    private static final int THREADS = 16;
    private static final int SECONDS = 60;

    @Inject
    private RoomLog log;

    @Inject
    private EntryReader reader;

    @Inject
    private ChannelLayer layer;

    @Inject
    private Scribe scribe;

    @Test
    void sixteen_threads_fill_many_rooms_without_a_hole() throws Exception {
        int each = 25;
        List<Long> rooms = newRooms(40);
        Map<Long, List<Long>> seen = listen(rooms);
        Map<Long, Set<Long>> acked = new ConcurrentHashMap<>();
        inParallel(thread -> {
            List<CompletionStage<Appended>> sent = new ArrayList<>();
            for (int i = 0; i < each; i++) {
                for (long room : rooms) {
                    sent.add(log.append(draft(room, null)).thenApply(appended -> {
                        assertTrue(acked.computeIfAbsent(room, key -> ConcurrentHashMap.newKeySet())
                                .add(appended.seq()));
                        return appended;
                    }));
                }
            }
            sent.forEach(RoomLogInsideIT::join);
            return null;
        });
        List<Long> whole =
                LongStream.rangeClosed(1, (long) THREADS * each).boxed().toList();
        for (long room : rooms) {
            assertEquals(Set.copyOf(whole), acked.get(room));
            assertEquals(whole, numbers(room));
            await(seen.get(room), whole.size());
            assertEquals(whole, seen.get(room));
        }
    }

    @Test
    void a_ref_twice_in_one_batch_is_one_entry() throws Exception {
        long room = scribe.newRoom();
        List<Appended> results = join(log.appendAll(List.of(draft(room, "a"), draft(room, "b"), draft(room, "a"))));
        assertEquals(List.of(1L, 2L, 1L), results.stream().map(Appended::seq).toList());
        assertEquals(List.of(1L, 2L), numbers(room));
    }

    @Test
    void a_ref_sent_again_keeps_its_number_and_is_not_told_twice() throws Exception {
        long room = scribe.newRoom();
        Map<Long, List<Long>> seen = listen(List.of(room));
        Appended first = join(log.append(draft(room, "a")));
        join(log.append(draft(room, "b")));
        assertEquals(first, join(log.append(draft(room, "a"))));
        assertEquals(3, join(log.append(draft(room, "c"))).seq());
        await(seen.get(room), 3);
        assertEquals(List.of(1L, 2L, 3L), seen.get(room));
    }

    @Test
    void a_ref_sent_by_many_at_once_is_one_entry() throws Exception {
        long room = scribe.newRoom();
        Set<Long> numbers = ConcurrentHashMap.newKeySet();
        inParallel(thread -> {
            for (int i = 0; i < 20; i++) {
                numbers.add(join(log.append(draft(room, "same-" + i))).seq());
            }
            return null;
        });
        List<Long> whole = LongStream.rangeClosed(1, 20).boxed().toList();
        assertEquals(Set.copyOf(whole), numbers);
        assertEquals(whole, numbers(room));
    }

    @Test
    void the_same_ref_of_another_author_or_room_is_another_entry() throws Exception {
        long room = scribe.newRoom();
        long other = scribe.newRoom();
        join(log.append(draft(room, "a")));
        assertEquals(
                2,
                join(log.append(new Draft(room, "bob", "message", "a", body("hi"))))
                        .seq());
        assertEquals(1, join(log.append(draft(other, "a"))).seq());
    }

    @Test
    void a_poisonous_draft_fails_alone() throws Exception {
        List<Long> rooms = newRooms(20);
        Map<Long, List<Long>> seen = listen(rooms);
        Draft.Effect refusal = (entities, entry) -> {
            throw Problem.of(ErrorCode.CONFLICT, "poison");
        };
        List<CompletionStage<Appended>> good = new ArrayList<>();
        List<CompletionStage<Appended>> bad = new ArrayList<>();
        for (long room : rooms) {
            good.add(log.append(draft(room, "one")));
            bad.add(log.append(new Draft(room, "ann", "message", "poison", body("x"), refusal)));
            bad.add(log.append(new Draft(room, "ann", "t".repeat(500), "long", body("x"))));
            good.add(log.append(draft(room, "two")));
        }
        good.forEach(RoomLogInsideIT::join);
        for (CompletionStage<Appended> refused : bad) {
            Throwable cause =
                    assertThrows(CompletionException.class, () -> join(refused)).getCause();
            assertTrue(cause instanceof Problem, cause::toString);
        }
        for (long room : rooms) {
            await(seen.get(room), 2);
            assertEquals(List.of(1L, 2L), numbers(room));
            assertEquals(List.of(1L, 2L), seen.get(room));
        }
    }

    @Test
    void a_batch_is_stored_whole_or_not_at_all() throws Exception {
        long room = scribe.newRoom();
        Draft bad = new Draft(room, "ann", "t".repeat(500), null, body("x"));
        assertThrows(CompletionException.class, () -> join(log.appendAll(List.of(draft(room, null), bad))));
        assertEquals(List.of(), numbers(room));
        assertEquals(1, join(log.append(draft(room, null))).seq());
    }

    @Test
    void a_room_that_is_gone_is_not_found() {
        Throwable cause = assertThrows(CompletionException.class, () -> join(log.append(draft(Long.MAX_VALUE, null))))
                .getCause();
        assertEquals(ErrorCode.NOT_FOUND, ((Problem) cause).code());
    }

    private List<Long> newRooms(int count) throws Exception {
        List<Long> rooms = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rooms.add(scribe.newRoom());
        }
        return rooms;
    }

    /** The numbers each room's group is sent, as they come. */
    private Map<Long, List<Long>> listen(List<Long> rooms) {
        Map<Long, List<Long>> seen =
                rooms.stream().collect(Collectors.toMap(room -> room, room -> new CopyOnWriteArrayList<>()));
        seen.forEach((room, numbers) -> layer.groupAdd(
                Room.group(room),
                messages -> messages.stream()
                        .filter(message -> !message.isEphemeral())
                        .forEach(message -> numbers.add(message.seq()))));
        return seen;
    }

    private List<Long> numbers(long room) {
        return reader.after(room, 0, Integer.MAX_VALUE).stream()
                .map(Entry::getSeq)
                .toList();
    }

    private static void await(List<Long> seen, int size) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (seen.size() < size && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }

    private static Draft draft(long room, String ref) {
        return new Draft(room, "ann", "message", ref, body("hello"));
    }

    private static JsonObject body(String message) {
        return Json.createObjectBuilder().add("message", message).build();
    }

    private static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    private static void inParallel(ThreadWork work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Void>> tasks = IntStream.range(0, THREADS)
                    .mapToObj(thread -> (Callable<Void>) () -> work.run(thread))
                    .toList();
            for (Future<Void> done : threads.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @FunctionalInterface
    private interface ThreadWork {
        Void run(int thread) throws Exception;
    }
}
