package io.atrium.channel.redis;

import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.ChannelLayer;
import io.atrium.channel.MemoryChannelLayer;
import io.atrium.channel.Message;
import io.atrium.testing.Await;
import io.lettuce.core.SslOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Channel layers of several nodes, for a test's length. */
final class Nodes implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<RedisChannelLayer> made = new ArrayList<>();
    private final AtomicLong numbers = new AtomicLong();

    /** Perhaps not connected yet. */
    RedisChannelLayer start(RedisAddress address, SslOptions trust, String prefix) {
        MemoryChannelLayer here = new MemoryChannelLayer(new BoundedExecutor(threads, 4));
        RedisChannelLayer node = new RedisChannelLayer(
                "node-" + made.size(),
                here,
                listener -> address.connect(trust, listener),
                prefix,
                () -> new BoundedExecutor(threads, 1));
        made.add(node);
        return node;
    }

    RedisChannelLayer start(String url) {
        return connected(start(RedisAddress.of(url), SslOptions.create(), "test:"));
    }

    static RedisChannelLayer connected(RedisChannelLayer node) {
        Await.until("the node is connected", node::isConnected);
        return node;
    }

    /** The numbers a node hears in a group. */
    static Set<Long> heard(ChannelLayer node, String group) {
        Set<Long> heard = ConcurrentHashMap.newKeySet();
        node.groupAdd(group, messages -> messages.forEach(message -> heard.add(message.seq())));
        return heard;
    }

    /** Waits until what one node sends is heard by another. */
    void awaitWay(ChannelLayer from, String group, Set<Long> heard, Duration within) {
        long before = numbers.get();
        Await.until(() -> "what is sent to " + group + " is heard", within, () -> {
            from.groupSendElsewhere(group, Message.entry(numbers.incrementAndGet(), "{}"));
            return heard.stream().anyMatch(number -> number > before);
        });
    }

    @Override
    public void close() {
        made.forEach(RedisChannelLayer::close);
        threads.shutdownNow();
    }
}
