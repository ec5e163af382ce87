package io.atrium.channel.redis;

import java.util.concurrent.CompletionStage;

/** One connection to Redis, or to many of them that are one. It comes back by itself; until then what is published is lost. */
interface RedisLink extends AutoCloseable {
    /** What comes of a link. On the client's own threads, which must not be kept. */
    interface Listener {
        void received(String channel, String text);

        /** The server has begun to send what is published to the channel, at first or again. */
        void subscribed(String channel);

        /** For a moment that is over nothing may have been heard, and nobody have heard what was published. May be told more than once. */
        void resumed();
    }

    /** Whether publishing may reach anybody. */
    boolean isUp();

    /** Whether nothing that is published stays unheard. */
    boolean hearsAll();

    /**
     * Never blocks.
     *
     * @return done when the server has the text, or will not get it: until then it is kept in memory
     */
    CompletionStage<?> publish(String channel, String text);

    /** Lasts over broken connections until it is taken back. */
    void subscribe(String channel);

    void unsubscribe(String channel);

    @Override
    void close();
}
