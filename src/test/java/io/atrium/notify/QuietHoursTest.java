package io.atrium.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.atrium.wire.Problem;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuietHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "22:00, 07:00, 2026-11-20T20:59:59Z, false",
        "22:00, 07:00, 2026-11-20T21:00:00Z, true",
        "22:00, 07:00, 2026-11-20T23:30:00Z, true",
        "22:00, 07:00, 2026-11-21T05:59:00Z, true",
        "22:00, 07:00, 2026-11-21T06:00:00Z, false",
        "12:00, 13:00, 2026-11-20T11:30:00Z, true",
        "12:00, 13:00, 2026-11-20T12:00:00Z, false",
        "12:00, 00:00, 2026-11-20T22:59:00Z, true",
        "12:00, 00:00, 2026-11-20T23:00:00Z, false",
    })
    void hours_may_go_over_midnight(String from, String to, Instant at, boolean quiet) {
        assertEquals(quiet, QuietHours.of(from, to).covers(at, BERLIN));
    }

    /** On 25 October the clock goes from 03:00 back to 02:00, on 29 March from 02:00 on to 03:00. */
    @ParameterizedTest
    @CsvSource({
        "2026-10-25T00:30:00Z, true", // 02:30, for the first time
        "2026-10-25T01:30:00Z, true", // 02:30, for the second
        "2026-10-25T02:00:00Z, false", // 03:00
        "2026-03-29T00:59:00Z, false", // 01:59
        "2026-03-29T01:00:00Z, false", // 03:00: there is no 02:30 that night
    })
    void the_clock_on_the_wall_counts(Instant at, boolean quiet) {
        assertEquals(quiet, QuietHours.of("02:00", "03:00").covers(at, BERLIN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7:00", "25:00", "late", ""})
    void what_is_no_time_is_refused(String from) {
        assertEquals(
                "quiet",
                assertThrows(Problem.class, () -> QuietHours.of(from, "08:00")).field());
    }

    @Test
    void a_whole_day_is_no_quiet_hours() {
        assertThrows(Problem.class, () -> QuietHours.of("08:00", "08:00"));
    }
}
