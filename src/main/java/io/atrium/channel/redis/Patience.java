package io.atrium.channel.redis;

import java.time.Duration;

/** How long the Redis client waits for what. */
final class Patience {
    static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);

    /** A server that says nothing for so long is given up, though its machine still takes what is sent. */
    static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);

    static final Duration BETWEEN_PULSES = Duration.ofSeconds(1);
    static final Duration END_WITHIN = Duration.ofSeconds(5);

    private Patience() {}
}
