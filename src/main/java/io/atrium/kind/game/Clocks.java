package io.atrium.kind.game;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The two clocks of a game. They stand until the first move is made, so that nobody loses time by waiting for somebody to play with; then that of whoever is to
 * move runs.
 *
 * @param first what the first seat had left when the clock that runs was started
 * @param running null: both stand
 * @param since when it was started; null: both stand
 */
record Clocks(TimeControl control, Duration first, Duration second, Seat running, Instant since) {
    /** A player's way to the server and back is not on their clock, up to this much a move. */
    static final Duration MOST_LAG = Duration.ofMillis(500);

    static Clocks of(TimeControl control) {
        return new Clocks(control, control.base(), control.base(), null, null);
    }

    boolean isKept() {
        return control != TimeControl.NONE;
    }

    /** What a seat has left at a time, without what a move may get back for its way; never less than nothing. */
    Duration left(Seat seat, Instant at) {
        return running == seat ? atLeastNothing(stored(seat).minus(used(at, Duration.ZERO))) : stored(seat);
    }

    Duration stored(Seat seat) {
        return seat == Seat.FIRST ? first : second;
    }

    private Duration used(Instant at, Duration lag) {
        Duration credited = lag.compareTo(MOST_LAG) > 0 ? MOST_LAG : lag;
        return atLeastNothing(Duration.between(since, at).minus(credited));
    }

    private static Duration atLeastNothing(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    /** Whether a move that arrives now comes too late. */
    boolean isTooLate(Instant at, Duration lag) {
        return running != null && used(at, lag).compareTo(stored(running)) >= 0;
    }

    /** When the flag of whoever is to move falls, whatever is still on its way; empty while the clocks stand. */
    Optional<Instant> flagFalls() {
        return Optional.ofNullable(running).map(seat -> since.plus(stored(seat)).plus(MOST_LAG));
    }

    /** After a move, in time. */
    Clocks moved(Seat mover, Seat next, Instant at, Duration lag) {
        if (!isKept()) {
            return this;
        }
        if (running == null) {
            return new Clocks(control, first, second, next, at);
        }
        Duration left = control.afterMove(stored(mover).minus(used(at, lag)));
        return with(mover, left, next, at);
    }

    Clocks stopped(Instant at) {
        return running == null ? this : with(running, left(running, at), null, null);
    }

    private Clocks with(Seat seat, Duration left, Seat next, Instant from) {
        return seat == Seat.FIRST
                ? new Clocks(control, left, second, next, from)
                : new Clocks(control, first, left, next, from);
    }
}
