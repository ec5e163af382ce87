package io.atrium.web.wizard;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time as a form has it: {@code 2026-11-20T17:00[Europe/Berlin]}. The zone it was typed in goes with it, so that a draft taken up elsewhere still
 * means the same.
 */
record TypedTime(String local, String zone) {
    private static final Pattern TYPED = Pattern.compile("([^\\[]*)(?:\\[([^]]*)])?", Pattern.DOTALL);

    static TypedTime of(String text) {
        Matcher matcher = TYPED.matcher(text);
        return matcher.matches()
                ? new TypedTime(matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2))
                : new TypedTime(text, "");
    }

    /** A time that was stored, for a form in this zone. */
    static TypedTime of(Instant time, ZoneId zone) {
        String local = LocalDateTime.ofInstant(time, zone).toString();
        return new TypedTime(local.substring(0, 16), zone.getId());
    }

    /** Empty where it is none. */
    Optional<Instant> instant() {
        try {
            ZonedDateTime time = LocalDateTime.parse(local.strip()).atZone(ZoneId.of(zone));
            return time.getYear() >= 1970 && time.getYear() <= 9999 ? Optional.of(time.toInstant()) : Optional.empty();
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    boolean isBlank() {
        return local.isBlank();
    }

    /** As a draft keeps it. */
    String text() {
        return isBlank() ? "" : local + "[" + zone + "]";
    }

    /** For people. */
    String said() {
        return local.replace('T', ' ') + " (" + zone + ")";
    }
}
