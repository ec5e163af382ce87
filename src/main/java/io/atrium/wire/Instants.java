package io.atrium.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Instants as docs/protocol.md writes them: RFC 3339, UTC, always with three digits of a second. */
public final class Instants {
    private static final DateTimeFormatter WIRE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final int LONGEST = 64;

    private Instants() {}

    public static String wire(Instant instant) {
        return WIRE.format(instant);
    }

    /** RFC 3339 with any offset, from 1970 to 9999; empty where the text is none. */
    public static Optional<Instant> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            int year = instant.atOffset(ZoneOffset.UTC).getYear();
            return year >= 1970 && year <= 9999 ? Optional.of(instant) : Optional.empty();
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
