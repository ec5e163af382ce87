package io.atrium.kind.document;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Days of the log: whole ones are forgotten, so that what a document was at the end of the day before is where the rest goes on from. */
final class Days {
    private Days() {}

    static LocalDate of(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** When the day of a time began. */
    static Instant beginning(Instant at) {
        return of(at).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
