package io.atrium.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** While the database hangs. */
class LogWriterTest {
    private static final Draft DRAFT = new Draft(
            1,
            "ann",
            "message",
            "r-1",
            Json.createObjectBuilder().add("message", "hello").build());

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);
    private final LogWriter writer = new LogWriter(this::write, thread);
    private int batches;

    @AfterEach
    void end() {
        thread.shutdownNow();
    }

    @Test
    void who_has_waited_for_long_is_told_to_send_again_and_the_writer_goes_on_when_it_answers() throws Exception {
        CompletableFuture<List<Appended>> underWay = append();
        assertTrue(hanging.await(10, TimeUnit.SECONDS));
        CompletableFuture<List<Appended>> behind = append();
        writer.sweep(System.nanoTime() + TimeUnit.SECONDS.toNanos(4));
        assertFalse(underWay.isDone() || behind.isDone(), "not yet");

        writer.sweep(System.nanoTime() + TimeUnit.SECONDS.toNanos(6));
        assertUnavailable(underWay);
        assertUnavailable(behind);

        answer.countDown();
        assertEquals(1, append().get(10, TimeUnit.SECONDS).size());
        assertEquals(2, batches, "what was given up before it was tried is not stored");
    }

    private CompletableFuture<List<Appended>> append() {
        return writer.append(List.of(DRAFT)).toCompletableFuture();
    }

    private static void assertUnavailable(CompletableFuture<List<Appended>> given) {
        CompletionException failure = assertThrows(CompletionException.class, given::join);
        Problem problem = (Problem) failure.getCause();
        assertEquals(ErrorCode.UNAVAILABLE, problem.code());
        assertTrue(problem.retryAfterSeconds() > 0);
    }

    private List<Appended> write(List<Draft> drafts, boolean lookUpRefs) throws InterruptedException {
        batches++;
        hanging.countDown();
        answer.await();
        return drafts.stream()
                .map(draft -> new Appended(draft.ref(), "e", batches))
                .toList();
    }
}
