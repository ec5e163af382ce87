package io.atrium.kind.game;

import io.atrium.room.View;
import java.time.Duration;

/** What a clock shows; kind/game/clocks.js shows the same. */
final class ClockText {
    private ClockText() {}

    /** 4:07, 1:02:09, 2 d 4 h. A second that has begun still counts: 0:00 is the end. */
    static String of(View view, Duration left) {
        long seconds = (left.toMillis() + 999) / 1000;
        Duration shown = Duration.ofSeconds(seconds);
        if (shown.toDays() > 0) {
            return view.text("clock.days", "d", shown.toDays(), "h", shown.toHoursPart());
        }
        String tail = ":" + twoDigits(shown.toSecondsPart());
        return shown.toHours() > 0
                ? shown.toHours() + ":" + twoDigits(shown.toMinutesPart()) + tail
                : shown.toMinutesPart() + tail;
    }

    private static String twoDigits(int number) {
        return (number < 10 ? "0" : "") + number;
    }
}
