package io.atrium.channel.redis;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.api.async.RedisPubSubAsyncCommands;

/** The two kinds of channels a server knows. Nobody hears of one kind what is published to the other. */
enum Verbs {
    PLAIN {
        @Override
        RedisFuture<Long> publish(RedisAsyncCommands<String, String> server, String channel, String text) {
            return server.publish(channel, text);
        }

        @Override
        RedisFuture<Void> subscribe(RedisPubSubAsyncCommands<String, String> server, String channel) {
            return server.subscribe(channel);
        }

        @Override
        RedisFuture<Void> unsubscribe(RedisPubSubAsyncCommands<String, String> server, String channel) {
            return server.unsubscribe(channel);
        }
    },

    /** Of a cluster's slots, since Redis 7: carried by one of its nodes alone, where plain ones go to all. */
    SHARDED {
        @Override
        RedisFuture<Long> publish(RedisAsyncCommands<String, String> server, String channel, String text) {
            return server.spublish(channel, text);
        }

        @Override
        RedisFuture<Void> subscribe(RedisPubSubAsyncCommands<String, String> server, String channel) {
            return server.ssubscribe(channel);
        }

        @Override
        RedisFuture<Void> unsubscribe(RedisPubSubAsyncCommands<String, String> server, String channel) {
            return server.sunsubscribe(channel);
        }
    };

    abstract RedisFuture<Long> publish(RedisAsyncCommands<String, String> server, String channel, String text);

    abstract RedisFuture<Void> subscribe(RedisPubSubAsyncCommands<String, String> server, String channel);

    abstract RedisFuture<Void> unsubscribe(RedisPubSubAsyncCommands<String, String> server, String channel);

    /** What a server says of channels of either kind, as one. */
    abstract static class Hearing extends RedisPubSubAdapter<String, String> {
        @Override
        public void smessage(String channel, String text) {
            message(channel, text);
        }

        @Override
        public void ssubscribed(String channel, long count) {
            subscribed(channel, count);
        }

        @Override
        public void sunsubscribed(String channel, long count) {
            unsubscribed(channel, count);
        }
    }
}
