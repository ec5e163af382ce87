package io.atrium.kind.game;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;

/** {@link Clocks} as columns, and when the flag falls, by which the referee finds it. */
@Embeddable
public class ClockRow {
    private String control;

    @Column(name = "first_left")
    private long firstLeft;

    @Column(name = "second_left")
    private long secondLeft;

    @Column(name = "clock_of")
    private String running;

    @Column(name = "clock_since")
    private Instant since;

    @Column(name = "flag_at")
    private Instant flagAt;

    protected ClockRow() {}

    ClockRow(Clocks clocks) {
        control = clocks.control().wireName();
        firstLeft = clocks.first().toMillis();
        secondLeft = clocks.second().toMillis();
        running = clocks.running() == null ? null : clocks.running().wireName();
        since = clocks.since();
        flagAt = clocks.flagFalls().orElse(null);
    }

    Clocks clocks() {
        return new Clocks(
                TimeControl.of(control),
                Duration.ofMillis(firstLeft),
                Duration.ofMillis(secondLeft),
                running == null ? null : Seat.of(running),
                since);
    }

    /** Null while the clocks stand. */
    Instant flagAt() {
        return flagAt;
    }
}
