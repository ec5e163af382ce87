package io.atrium.kind.sensor;

import io.atrium.room.View;
import java.time.Duration;

/** How long something has lasted, in one figure. kind/sensor/figures.js says the same. */
final class Spans {
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int DAY = 24 * HOUR;

    private Spans() {}

    static String text(View view, Duration span) {
        long seconds = Math.max(0, span.toSeconds());
        if (seconds < 2 * MINUTE) {
            return view.text("span.s", "n", seconds);
        }
        if (seconds < 2 * HOUR) {
            return view.text("span.min", "n", seconds / MINUTE);
        }
        return seconds < 2 * DAY ? view.text("span.h", "n", seconds / HOUR) : view.text("span.d", "n", seconds / DAY);
    }
}
