package io.atrium.kind.sensor;

import io.atrium.wire.Instants;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** Times as tables have them. */
final class Times {
    /** Of seconds since 1970; what has more digits counts milliseconds. */
    private static final int DIGITS_OF_SECONDS = 11;

    private static final int MOST_DIGITS = 15;

    private Times() {}

    /** RFC 3339, the same without a zone or with a blank, a date, or a count since 1970. */
    static Optional<Instant> parse(String text, ZoneId zone) {
        if (!text.isEmpty() && text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            long count = Long.parseLong(text);
            return Optional.of(
                    text.length() <= DIGITS_OF_SECONDS ? Instant.ofEpochSecond(count) : Instant.ofEpochMilli(count));
        }
        String iso = text.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) +", "$1T");
        Optional<Instant> instant = Instants.parse(iso);
        return instant.isPresent() ? instant : local(iso, zone);
    }

    private static Optional<Instant> local(String iso, ZoneId zone) {
        try {
            LocalDateTime time = iso.length() == 10 ? LocalDate.parse(iso).atStartOfDay() : LocalDateTime.parse(iso);
            Instant instant = time.atZone(zone).toInstant();
            return instant.isBefore(Instant.EPOCH) ? Optional.empty() : Optional.of(instant);
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
