package io.atrium.kind.release;

import java.util.Locale;

/** How a release ended. */
enum Outcome {
    PASSED,
    FAILED,
    /** The next one was opened while it still went on. */
    ABANDONED;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
