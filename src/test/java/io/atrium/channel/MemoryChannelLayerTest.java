package io.atrium.channel;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;

class MemoryChannelLayerTest extends ChannelLayerContract {
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final ChannelLayer layer = new MemoryChannelLayer(new BoundedExecutor(threads, 4));

    @Override
    ChannelLayer layer() {
        return layer;
    }

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }
}
