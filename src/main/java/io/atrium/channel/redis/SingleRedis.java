package io.atrium.channel.redis;

import io.lettuce.core.RedisURI;
import io.lettuce.core.SslOptions;
import java.util.concurrent.CompletionStage;

/** One Redis server, or the master that sentinels name. */
final class SingleRedis implements RedisLink {
    private final Connector connector;
    private final Line line;

    SingleRedis(RedisURI uri, SslOptions trust, Listener listener) {
        connector = new Connector(trust);
        line = new Line(connector, uri, false, new Owner(listener));
        line.connect();
    }

    private record Owner(Listener listener) implements Line.Owner {
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
    }

    @Override
    public boolean isUp() {
        return line.isUp();
    }

    @Override
    public boolean hearsAll() {
        return line.hearsAll();
    }

    @Override
    public CompletionStage<?> publish(String channel, String text) {
        return line.publish(channel, text);
    }

    @Override
    public void subscribe(String channel) {
        line.subscribe(channel);
    }

    @Override
    public void unsubscribe(String channel) {
        line.unsubscribe(channel);
    }

    @Override
    public void close() {
        connector.close();
    }
}
