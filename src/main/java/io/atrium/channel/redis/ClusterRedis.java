package io.atrium.channel.redis;

import io.atrium.channel.redis.Slots.Address;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SslOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * A Redis Cluster: a line to each master. A channel is published and heard at the master that has its slot; from version 7 on no other of the cluster's nodes
 * carries it. Slots move; where they are is asked again and again, and at once where a master says that it does not have one.
 */
final class ClusterRedis implements RedisLink {
    private static final Logger LOG = Logger.getLogger(ClusterRedis.class.getName());
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofMillis(100);

    private final Connector connector;
    private final RedisURI template;
    private final Set<Address> seeds;
    private final Listener listener;
    private final Map<Address, Line> lines = new ConcurrentSkipListMap<>();

    /** By channel, the master that was asked for it; null: none yet. */
    private final Map<String, Address> channels = new HashMap<>();

    private volatile Slots slots; // null: never seen
    private Line asked;
    private Future<?> next;
    private boolean hurried;
    private boolean closed;

    ClusterRedis(List<RedisURI> uris, SslOptions trust, Listener listener) {
        this.listener = listener;
        connector = new Connector(trust);
        template = uris.get(0);
        seeds = uris.stream()
                .map(uri -> new Address(uri.getHost(), uri.getPort()))
                .collect(Collectors.toSet());
        look();
    }

    /** Asks one of the nodes, the same one for as long as it answers and is not found to be wrong. */
    private synchronized void look() {
        if (closed) {
            return;
        }
        hurried = false;
        lookAgain(BETWEEN_LOOKS);
        if (lines.values().stream().noneMatch(Line::isUp)) {
            seeds.forEach(this::open);
        }
        if (asked == null || !asked.isUp()) {
            asked = another();
        }
        if (asked != null) {
            ask(asked);
        }
    }

    private void lookAgain(Duration in) {
        if (next != null) {
            next.cancel(false);
        }
        next = connector.later(this::look, in);
    }

    /** Null where none is up; the next one after the one asked before, so that it is not always the same that is wrong. */
    private Line another() {
        List<Line> up = lines.values().stream().filter(Line::isUp).toList();
        return up.isEmpty() ? null : up.get((up.indexOf(asked) + 1) % up.size());
    }

    private void ask(Line line) {
        CompletionStage<List<Object>> answer = line.slots();
        if (answer == null) {
            return;
        }
        answer.thenApply(said -> new Slots(said, line.host())).whenComplete((seen, failure) -> {
            if (failure != null) {
                LOG.log(
                        Level.WARNING,
                        "a node of the Redis Cluster does not say where the slots are: {0}",
                        failure.getMessage());
                doubt(line);
            } else {
                arrange(seen);
            }
        });
    }

    private synchronized void doubt(Line line) {
        if (asked == line) {
            asked = another();
        }
    }

    /** Each channel is asked for where its slot is now. */
    private synchronized void arrange(Slots seen) {
        Set<Address> owners = seen.owners();
        if (closed || owners.isEmpty()) {
            return;
        }
        slots = seen;
        owners.forEach(this::open);
        channels.replaceAll((channel, before) -> move(channel, before, seen.owner(channel)));
        Set<Address> others = new TreeSet<>(lines.keySet());
        others.removeAll(owners);
        others.forEach(other -> lines.remove(other).close());
    }

    private void open(Address address) {
        lines.computeIfAbsent(address, missing -> {
            RedisURI uri = RedisURI.builder(template)
                    .withHost(address.host())
                    .withPort(address.port())
                    .withTimeout(template.getTimeout())
                    .build();
            Line line = new Line(connector, uri, true, new Owner());
            line.connect();
            return line;
        });
    }

    /** @return where the channel is asked for from now on: {@code owner}, null where there is none */
    private Address move(String channel, Address before, Address owner) {
        if (before != null && before.equals(owner)) {
            return before;
        }
        if (before != null) {
            lines.get(before).unsubscribe(channel);
        }
        if (owner != null) {
            lines.get(owner).subscribe(channel);
        }
        return owner;
    }

    private final class Owner implements Line.Owner {
        @Override
        public void received(String channel, String text) {
            listener.received(channel, text);
        }

        @Override
        public void subscribed(String channel) {
            listener.subscribed(channel);
        }

        @Override
        public void resumed() {
            listener.resumed();
        }

        @Override
        public void connected() {
            lookSoon();
        }

        @Override
        public void misplaced(String channel) {
            listener.resumed();
            forget(channel);
            lookSoon();
        }
    }

    /** What is not asked for anywhere is asked for anew when it is known where. */
    private synchronized void forget(String channel) {
        Address before = channels.get(channel);
        if (before != null) {
            lines.get(before).unsubscribe(channel);
            channels.put(channel, null);
        }
    }

    /** Thousands of channels may be found misplaced at once. */
    private synchronized void lookSoon() {
        if (!closed && !hurried) {
            hurried = true;
            asked = another();
            lookAgain(SOON);
        }
    }

    private Line line(String channel) {
        Slots seen = slots;
        Address owner = seen == null ? null : seen.owner(channel);
        return owner == null ? null : lines.get(owner);
    }

    @Override
    public boolean isUp() {
        return slots != null && lines.values().stream().anyMatch(Line::isUp);
    }

    @Override
    public boolean hearsAll() {
        return slots != null && slots.areComplete() && lines.values().stream().allMatch(Line::isUp);
    }

    @Override
    public CompletionStage<?> publish(String channel, String text) {
        Line line = line(channel);
        return line == null ? CompletableFuture.completedStage(null) : line.publish(channel, text);
    }

    @Override
    public synchronized void subscribe(String channel) {
        Slots seen = slots;
        channels.put(channel, seen == null ? null : move(channel, null, seen.owner(channel)));
    }

    @Override
    public synchronized void unsubscribe(String channel) {
        Address owner = channels.remove(channel);
        if (owner != null) {
            lines.get(owner).unsubscribe(channel);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            next.cancel(false);
        }
        connector.close();
    }
}
