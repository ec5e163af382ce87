package io.atrium.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Instants as docs/protocol.md writes them: RFC 3339, UTC, always with three digits of a second. */
public final class Instants {
    private static final DateTimeFormatter WIRE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Instants() {}

    public static String wire(Instant instant) {
        return WIRE.format(instant);
    }
}
