package io.atrium.account;

import io.atrium.wire.Problem;
import java.time.ZoneId;

/** The time zones a person may choose: regions only, browsers do not know Java's names for bare offsets. */
final class TimeZones {
    private TimeZones() {}

    /** @param id null or blank: none. @throws Problem {@code invalid}, field {@code time_zone} */
    static String checked(String id) {
        if (id == null || id.isBlank()) {
            return null;
        }
        if (!ZoneId.getAvailableZoneIds().contains(id.strip())) {
            throw Problem.invalid("time_zone", "an IANA time zone, such as Europe/Berlin");
        }
        return id.strip();
    }
}
