package io.atrium.search;

import io.atrium.wire.CommonTime;
import java.time.Instant;
import java.util.Locale;

/**
 * How far the index is.
 *
 * @param all entries the logs held when it began
 * @param missing how many of them it has not followed yet
 * @param since when it came to this
 * @param cause why there is nothing to search in; null: there is
 */
record Progress(State state, long all, long missing, Instant since, String cause) {

    /** What the index is doing. */
    enum State {
        READY,
        /** Begun from nothing: much is not found yet. */
        BUILDING,
        /** What came while it did not follow is not found yet. */
        CATCHING_UP,
        UNAVAILABLE;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Progress unavailable(String cause) {
        return new Progress(State.UNAVAILABLE, 0, 0, CommonTime.now(), cause);
    }

    static Progress ready() {
        return new Progress(State.READY, 0, 0, CommonTime.now(), null);
    }

    /** @param complete whether every log was followed to its end once */
    static Progress of(boolean complete, Behind behind) {
        return complete && behind.rooms().isEmpty()
                ? ready()
                : new Progress(
                        complete ? State.CATCHING_UP : State.BUILDING,
                        behind.all(),
                        behind.missing(),
                        CommonTime.now(),
                        null);
    }

    Progress less(long followed) {
        return new Progress(state, all, Math.max(0, missing - followed), since, cause);
    }

    boolean isBehind() {
        return state == State.BUILDING || state == State.CATCHING_UP;
    }

    boolean isReady() {
        return state == State.READY;
    }

    /** From 0 to 1. */
    double share() {
        return switch (state) {
            case READY -> 1;
            case UNAVAILABLE -> 0;
            case BUILDING, CATCHING_UP -> all == 0 ? 0 : (double) (all - missing) / all;
        };
    }
}
