package io.atrium.kind.game;

import java.time.Duration;
import java.util.List;

/** How much time a player has. */
enum TimeControl {
    NONE("none", Duration.ZERO, Duration.ZERO),
    /** Five minutes, and three seconds more with each move. */
    BLITZ("5+3", Duration.ofMinutes(5), Duration.ofSeconds(3)),
    RAPID("15+10", Duration.ofMinutes(15), Duration.ofSeconds(10)),
    /** Three days for each move. */
    CORRESPONDENCE("3d", Duration.ofDays(3), Duration.ZERO);

    private static final String[] WIRE_NAMES =
            List.of(values()).stream().map(TimeControl::wireName).toArray(String[]::new);

    private final String wireName;
    private final Duration base;
    private final Duration increment;

    TimeControl(String wireName, Duration base, Duration increment) {
        this.wireName = wireName;
        this.base = base;
        this.increment = increment;
    }

    String wireName() {
        return wireName;
    }

    static String[] wireNames() {
        return WIRE_NAMES.clone();
    }

    static TimeControl of(String wireName) {
        for (TimeControl control : values()) {
            if (control.wireName.equals(wireName)) {
                return control;
            }
        }
        throw new IllegalArgumentException("no time control is called " + wireName);
    }

    Duration base() {
        return base;
    }

    /** What is left after a move that was made with so much left. */
    Duration afterMove(Duration left) {
        return this == CORRESPONDENCE ? base : left.plus(increment);
    }
}
