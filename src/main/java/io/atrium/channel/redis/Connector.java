package io.atrium.channel.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Makes the connections of one link, all with the same patience and trust, and keeps the few threads that serve them. */
final class Connector implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Connector.class.getName());

    private final ClientResources resources = ClientResources.create();
    private final RedisClient client = RedisClient.create(resources);

    private volatile boolean closed;

    /** One that breaks is not mended but made anew, see {@link Line}. */
    Connector(SslOptions trust) {
        client.setOptions(ClientOptions.builder()
                .autoReconnect(false)
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(Patience.CONNECT_WITHIN)
                        .build())
                .timeoutOptions(TimeoutOptions.enabled(Patience.ANSWER_WITHIN))
                .sslOptions(trust)
                .build());
    }

    /** Two connections to one server: one that has subscribed to channels is good for little else. */
    static final class Pair {
        private final StatefulRedisConnection<String, String> says;
        private final StatefulRedisPubSubConnection<String, String> hears;
        private final Verbs verbs;

        private Pair(
                StatefulRedisConnection<String, String> says,
                StatefulRedisPubSubConnection<String, String> hears,
                Verbs verbs) {
            this.says = says;
            this.hears = hears;
            this.verbs = verbs;
        }

        void addListeners(Verbs.Hearing hearing, RedisConnectionStateListener ending) {
            hears.addListener(hearing);
            hears.addListener(ending);
            says.addListener(ending);
        }

        boolean isOpen() {
            return says.isOpen() && hears.isOpen();
        }

        /** Fails where one of the two gives no sign of life in time. */
        CompletionStage<?> pulse() {
            return says.async().ping().thenCombine(hears.async().ping(), (one, other) -> one);
        }

        CompletionStage<?> publish(String channel, String text) {
            return verbs.publish(says.async(), channel, text);
        }

        CompletionStage<?> subscribe(String channel) {
            return verbs.subscribe(hears.async(), channel);
        }

        CompletionStage<?> unsubscribe(String channel) {
            return verbs.unsubscribe(hears.async(), channel);
        }

        CompletionStage<List<Object>> slots() {
            return says.async().clusterSlots();
        }

        void close() {
            end(says);
            end(hears);
        }
    }

    private static void end(StatefulConnection<?, ?> connection) {
        CompletionStage<Void> end = connection.closeAsync();
        end.whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.log(Level.FINE, "a connection to Redis did not close", failure);
            }
        });
    }

    /** @param ofCluster whether the server is one of a cluster */
    CompletionStage<Pair> connect(RedisURI uri, boolean ofCluster) {
        return client.connectAsync(StringCodec.UTF8, uri)
                .thenCompose(says -> verbs(says, ofCluster)
                        .thenCompose(verbs -> client.connectPubSubAsync(StringCodec.UTF8, uri)
                                .thenApply(hears -> new Pair(says, hears, verbs)))
                        .whenComplete((pair, failure) -> {
                            if (failure != null) {
                                end(says);
                            }
                        }));
    }

    private static CompletionStage<Verbs> verbs(StatefulRedisConnection<String, String> server, boolean ofCluster) {
        return ofCluster
                ? server.async()
                        .commandInfo("spublish")
                        .thenApply(known -> known.stream().anyMatch(Objects::nonNull) ? Verbs.SHARDED : Verbs.PLAIN)
                : CompletableFuture.completedStage(Verbs.PLAIN);
    }

    Future<?> later(Runnable task, Duration delay) {
        return resources.eventExecutorGroup().schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    boolean isClosed() {
        return closed;
    }

    /** Ends all connections. */
    @Override
    public void close() {
        closed = true;
        client.shutdown(0, Patience.END_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        resources
                .shutdown(0, Patience.END_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(Patience.END_WITHIN.toMillis());
    }
}
