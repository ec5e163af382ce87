package io.atrium.wire;

import java.time.Duration;
import java.time.Instant;

/**
 * The time all nodes go by. Each has a clock of its own, which may be minutes off; what one writes (a ticket's end, a poll's deadline, when an entry was stored)
 * another judges. So several nodes take the database's time, and this is how far a node's own clock is from it.
 */
public final class CommonTime {
    private static volatile Duration ahead = Duration.ZERO;

    private CommonTime() {}

    public static Instant now() {
        return Instant.now().plus(ahead);
    }

    /** How far the common time is ahead of this node's clock; negative where the clock is fast. */
    public static Duration ahead() {
        return ahead;
    }

    public static void setAhead(Duration measured) {
        ahead = measured;
    }
}
