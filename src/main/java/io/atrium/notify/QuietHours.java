package io.atrium.notify;

import io.atrium.wire.Problem;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/** A time of day in which nothing makes itself heard, by the clock on the wall: an hour that comes twice is quiet twice. May go over midnight. */
record QuietHours(LocalTime from, LocalTime to) {
    QuietHours {
        if (from.equals(to)) {
            throw Problem.invalid("quiet", "quiet hours end at another time than they begin");
        }
    }

    /** @throws Problem {@code invalid}, field {@code quiet} */
    static QuietHours of(String from, String to) {
        return new QuietHours(time(from), time(to));
    }

    boolean covers(Instant instant, ZoneId zone) {
        LocalTime now = instant.atZone(zone).toLocalTime();
        boolean begun = !now.isBefore(from);
        boolean over = !now.isBefore(to);
        return from.isBefore(to) ? begun && !over : begun || !over;
    }

    private static LocalTime time(String text) {
        try {
            if (text != null && text.length() == "22:00".length()) {
                return LocalTime.parse(text);
            }
        } catch (DateTimeParseException notATime) {
            // told below
        }
        throw Problem.invalid("quiet", "quiet hours begin and end at a time like 22:00");
    }
}
