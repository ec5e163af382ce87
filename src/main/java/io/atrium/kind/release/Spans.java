package io.atrium.kind.release;

import io.atrium.room.View;
import java.time.Duration;
import java.util.Locale;

/** How long something took, in two figures. kind/release/figures.js says the same. */
final class Spans {
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int DAY = 24 * HOUR;

    private Spans() {}

    static String text(View view, Duration span) {
        long seconds = Math.max(0, span.toSeconds());
        if (seconds < MINUTE) {
            return view.text("span.s", "s", seconds);
        }
        if (seconds < HOUR) {
            return view.text("span.min", "min", seconds / MINUTE, "s", twoDigits(seconds % MINUTE));
        }
        if (seconds < 2 * DAY) {
            return view.text("span.h", "h", seconds / HOUR, "min", twoDigits(seconds % HOUR / MINUTE));
        }
        return view.text("span.d", "d", seconds / DAY);
    }

    private static String twoDigits(long number) {
        return String.format(Locale.ROOT, "%02d", number);
    }
}
