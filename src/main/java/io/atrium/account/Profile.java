package io.atrium.account;

import io.atrium.wire.Problem;
import java.time.ZoneId;

/**
 * What a person chooses for themselves.
 *
 * @param mail null: none
 * @param language {@code en}, {@code zh}, or null: as the browser asks
 * @param timeZone an IANA zone id, or null: as the browser says
 */
public record Profile(String name, String mail, String language, String timeZone, Theme theme) {
    /** Regions only: browsers do not know Java's names for bare offsets. @throws Problem {@code invalid}, field {@code time_zone} */
    String zone() {
        if (timeZone == null || timeZone.isBlank()) {
            return null;
        }
        if (!ZoneId.getAvailableZoneIds().contains(timeZone.strip())) {
            throw Problem.invalid("time_zone", "an IANA time zone, such as Europe/Berlin");
        }
        return timeZone.strip();
    }
}
