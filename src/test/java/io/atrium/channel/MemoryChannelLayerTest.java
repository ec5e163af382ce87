package io.atrium.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemoryChannelLayerTest extends ChannelLayerContract {
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final ChannelLayer layer = new MemoryChannelLayer(new BoundedExecutor(threads, 4));

    @Override
    ChannelLayer layer() {
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

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }
}
