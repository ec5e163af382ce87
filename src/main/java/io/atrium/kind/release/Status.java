package io.atrium.kind.release;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How a stage stands. */
enum Status {
    WAITING,
    RUNNING,
    PASSED,
    FAILED,
    SKIPPED,
    NEEDS_APPROVAL;

    static final List<String> WIRE_NAMES =
            Stream.of(values()).map(Status::wireName).toList();

    /** @param wireName one of {@link #WIRE_NAMES} */
    static Status of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Nothing more is expected of the stage. */
    boolean isOver() {
        return this == PASSED || this == FAILED || this == SKIPPED;
    }

    /** Somebody or something is at it now. */
    boolean isActive() {
        return this == RUNNING || this == NEEDS_APPROVAL;
    }

    /** What a stage that asked a person may become without an answer: it may ask again, or be given up, and nothing else. */
    boolean needsNoAnswer() {
        return this == NEEDS_APPROVAL || this == FAILED || this == SKIPPED;
    }
}
