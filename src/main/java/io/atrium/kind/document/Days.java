package io.atrium.kind.document;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Days of the log: whole ones are forgotten, so that what a document was at the end of the day before is where the rest goes on from. */
final class Days {
    private Days() {}

    static LocalDate of(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** The age of the first entry that is kept, at most: from the beginning of its day. */
    static Duration kept(int days, Instant now) {
        return Duration.between(
                of(now).minusDays(days).atStartOfDay(ZoneOffset.UTC).toInstant(), now);
    }
}
