package io.atrium.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.testing.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemoryChannelLayerTest extends ChannelLayerContract {
    private static final int MANY = 3_000_000;

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final ChannelLayer layer = new MemoryChannelLayer(new BoundedExecutor(threads, 4));

    @Override
    protected ChannelLayer layer() {
        return layer;
    }

    @Test
    void quick_receivers_are_served_by_the_sending_thread() {
        List<Thread> seen = new ArrayList<>();
        layer.groupAdd("a", new ChannelLayer.Receiver() {
            @Override
            public void receive(List<Message> messages) {
                seen.add(Thread.currentThread());
            }

            @Override
            public boolean isQuick() {
                return true;
            }
        });
        layer.groupSend("a", Message.entry(1, "{}"));
        assertEquals(List.of(Thread.currentThread()), seen);
    }

    /** Who delivers may take a message along before its sender has counted it, and be done by the time it does. */
    @Test
    void a_receiver_is_called_by_one_thread_at_a_time_however_often_the_queue_runs_empty() {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger together = new AtomicInteger();
        AtomicInteger received = new AtomicInteger();
        layer.groupAdd("a", messages -> {
            if (inside.incrementAndGet() > 1) {
                together.incrementAndGet();
            }
            Thread.onSpinWait();
            received.addAndGet(messages.size());
            inside.decrementAndGet();
        });
        Message message = Message.entry(1, "{}");
        for (int i = 0; i < MANY; i++) {
            layer.groupSend("a", message);
        }
        Await.until("all came", () -> received.get() == MANY);
        assertEquals(0, together.get());
    }

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }
}
