package io.atrium.channel.redis;

import io.atrium.channel.redis.Connector.Pair;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The way to one Redis server, or to the master that sentinels name. Asked for a sign of life once a second; when it breaks or falls silent it is given up and made anew,
 * to wherever the master is by then. A node starts without it, too.
 */
final class Line implements RedisLink {
    private static final Logger LOG = Logger.getLogger(Line.class.getName());
    private static final long LEAST_MILLIS = 50;
    private static final long MOST_MILLIS = 2_000;

    private final Connector connector;
    private final RedisURI uri;
    private final boolean ofCluster;
    private final Owner owner;
    private final Set<String> channels = new LinkedHashSet<>();
    private volatile Pair pair; // null: none
    private volatile Future<?> next;
    private volatile boolean closed;
    private volatile String lastRefusal;
    private long wait = LEAST_MILLIS;
    private boolean wasConnected;
    private boolean resuming;

    /** Who has the line. */
    interface Owner extends Listener {
        /** The server does not have the channel, or has it no longer: another one of its cluster does. */
        default void misplaced(String channel) {}

        default void connected() {}
    }

    Line(Connector connector, RedisURI uri, boolean ofCluster, Owner owner) {
        this.connector = connector;
        this.uri = uri;
        this.ofCluster = ofCluster;
        this.owner = owner;
    }

    void connect() {
        if (isClosed()) {
            return;
        }
        connector.connect(uri, ofCluster).whenComplete((made, failure) -> {
            if (failure == null) {
                connected(made);
            } else if (!isClosed()) {
                warnOnce("no connection to Redis at " + name() + ": " + reason(failure));
                connectLater();
            }
        });
    }

    private boolean isClosed() {
        return closed || connector.isClosed();
    }

    /** Without credentials. */
    private String name() {
        return uri.getHost() != null
                ? uri.getHost() + ":" + uri.getPort()
                : "the sentinels' master " + uri.getSentinelMasterId();
    }

    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    /** Nodes that lost Redis together do not come back in the same instant. */
    private void connectLater() {
        long millis = ThreadLocalRandom.current().nextLong(LEAST_MILLIS, wait + 1);
        wait = Math.min(MOST_MILLIS, 2 * wait);
        next = connector.later(this::connect, Duration.ofMillis(millis));
    }

    private void connected(Pair made) {
        made.addListeners(new Hearing(), new Ending(made));
        synchronized (channels) {
            pair = made;
            channels.forEach(channel -> subscribe(made, channel));
        }
        if (isClosed() || !made.isOpen()) {
            giveUp(made);
            return;
        }
        LOG.log(Level.INFO, "connected to Redis at {0}", name());
        lastRefusal = null;
        resuming = wasConnected;
        wasConnected = true;
        owner.connected();
        pulseLater(made);
    }

    private void pulseLater(Pair of) {
        next = connector.later(() -> pulse(of), Patience.BETWEEN_PULSES);
    }

    private void pulse(Pair of) {
        of.pulse().whenComplete((alive, failure) -> {
            if (failure != null) {
                giveUp(of);
            } else if (of == pair) {
                wait = LEAST_MILLIS;
                if (resuming) {
                    resuming = false;
                    owner.resumed(); // by now the server has all subscriptions
                }
                pulseLater(of);
            }
        });
    }

    /** Closing lets go of what was to be sent, too. */
    private void giveUp(Pair broken) {
        synchronized (channels) {
            if (pair != broken) {
                return;
            }
            pair = null;
        }
        if (!connector.isClosed()) {
            broken.close();
        }
        if (!isClosed()) {
            LOG.log(Level.WARNING, "lost Redis at {0}", name());
            connectLater();
        }
    }

    private final class Ending implements RedisConnectionStateListener {
        private final Pair of;

        private Ending(Pair of) {
            this.of = of;
        }

        @Override
        public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
            giveUp(of);
        }
    }

    private final class Hearing extends Verbs.Hearing {
        @Override
        public void message(String channel, String text) {
            owner.received(channel, text);
        }

        @Override
        public void subscribed(String channel, long count) {
            owner.subscribed(channel);
        }

        @Override
        public void unsubscribed(String channel, long count) {
            if (isWanted(channel)) {
                owner.misplaced(channel);
            }
        }
    }

    private boolean isWanted(String channel) {
        synchronized (channels) {
            return channels.contains(channel);
        }
    }

    @Override
    public boolean isUp() {
        Pair now = pair;
        return now != null && now.isOpen();
    }

    @Override
    public boolean hearsAll() {
        return isUp();
    }

    @Override
    public CompletionStage<?> publish(String channel, String text) {
        Pair now = pair;
        return now == null
                ? CompletableFuture.completedStage(null)
                : now.publish(channel, text).whenComplete((done, failure) -> {
                    if (failure != null) {
                        refused(channel, "publish", failure);
                    }
                });
    }

    @Override
    public void subscribe(String channel) {
        synchronized (channels) {
            channels.add(channel);
            if (pair != null) {
                subscribe(pair, channel);
            }
        }
    }

    private void subscribe(Pair to, String channel) {
        to.subscribe(channel).whenComplete((done, failure) -> {
            if (failure != null) {
                refused(channel, "subscribe", failure);
            }
        });
    }

    /** Of a line that is lost more is told elsewhere, and what was lost with it found again. */
    private void refused(String channel, String what, Throwable failure) {
        if (ofCluster && String.valueOf(failure.getMessage()).startsWith("MOVED")) {
            owner.misplaced(channel);
        } else if (isUp()) {
            warnOnce("Redis did not " + what + ": " + reason(failure));
        }
    }

    /** What goes wrong once goes wrong a thousand times. */
    private void warnOnce(String refusal) {
        if (!refusal.equals(lastRefusal)) {
            lastRefusal = refusal;
            LOG.warning(refusal);
        }
    }

    @Override
    public void unsubscribe(String channel) {
        synchronized (channels) {
            channels.remove(channel);
            if (pair != null) {
                pair.unsubscribe(channel).whenComplete((done, failure) -> {
                    if (failure != null) {
                        refused(channel, "unsubscribe", failure);
                    }
                });
            }
        }
    }

    /** Null while the line is down. */
    CompletionStage<List<Object>> slots() {
        Pair now = pair;
        return now == null ? null : now.slots();
    }

    String host() {
        return uri.getHost();
    }

    @Override
    public void close() {
        closed = true;
        if (next != null) {
            next.cancel(false);
        }
        Pair now = pair;
        if (now != null) {
            giveUp(now);
        }
    }
}
