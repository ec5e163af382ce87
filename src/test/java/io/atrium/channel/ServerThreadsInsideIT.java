package io.atrium.channel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** In the container: what takes long, or waits for others, keeps nobody else from a thread. */
@ExtendWith(ArquillianExtension.class)
class ServerThreadsInsideIT {
    private static final int LONG_ONES = 40;

    @Inject
    private Threads threads;

    @Test
    void forty_who_wait_keep_no_other_waiting() throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(LONG_ONES);
        CountDownLatch another = new CountDownLatch(1);
        try {
            IntStream.range(0, LONG_ONES)
                    .mapToObj(i -> new BoundedExecutor(threads.executor(), 1))
                    .forEach(executor -> executor.execute(() -> {
                        begun.countDown();
                        await(over);
                    }));
            assertTrue(begun.await(20, TimeUnit.SECONDS), () -> begun.getCount() + " have no thread");
            new BoundedExecutor(threads.executor(), 1).execute(another::countDown);
            assertTrue(another.await(20, TimeUnit.SECONDS));
        } finally {
            over.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }
}
