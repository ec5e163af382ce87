package io.atrium.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.atrium.wire.Problem;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhenTest {
    private static final Instant NOON = Instant.parse("2026-11-20T11:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30m stretch              | 2026-11-20T11:30:00Z | stretch",
                "in 2 hours call Cho      | 2026-11-20T13:00:00Z | call Cho",
                "1d water the plants      | 2026-11-21T11:00:00Z | water the plants",
                "90 minutes 14:00 counts  | 2026-11-20T12:30:00Z | 14:00 counts",
                "14:00 lunch              | 2026-11-20T13:00:00Z | lunch",
                "9:00 stand-up            | 2026-11-21T08:00:00Z | stand-up",
                "at 9:00 stand-up         | 2026-11-21T08:00:00Z | stand-up",
                "tomorrow 9:30 stand-up   | 2026-11-21T08:30:00Z | stand-up",
                "tomorrow stand-up        | 2026-11-21T08:00:00Z | stand-up",
                "Tomorrow at 9:30 stand-up| 2026-11-21T08:30:00Z | stand-up",
                "2026-12-01 9:00 rent     | 2026-12-01T08:00:00Z | rent",
                "30分钟 喝水              | 2026-11-20T11:30:00Z | 喝水",
                "30分钟后喝水             | 2026-11-20T11:30:00Z | 喝水",
                "2小时 开会               | 2026-11-20T13:00:00Z | 开会",
                "明天9:00 站会            | 2026-11-21T08:00:00Z | 站会",
                "后天 交房租              | 2026-11-22T08:00:00Z | 交房租",
            })
    void says_when_and_of_what(String typed, Instant at, String text) {
        assertEquals(new When(at, text), When.of(typed.strip(), NOON, BERLIN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "stretch", "30m", "25:00 sleep", "tomorrow", "2026-02-30 9:00 rent", "30 stretch"})
    void what_says_neither_is_refused_by_name(String typed) {
        Problem refused = assertThrows(Problem.class, () -> When.of(typed, NOON, BERLIN));
        assertEquals("invalid text", refused.wireName() + " " + refused.field());
    }

    @Test
    void a_command_is_its_name_and_the_rest() {
        assertEquals(new CommandLine("topic", "Ship\nit"), CommandLine.of("/Topic  Ship\nit "));
        assertEquals(new CommandLine("help", ""), CommandLine.of("/help"));
        for (String none : new String[] {"/", "//x", "/1x", "/etc/passwd", "topic"}) {
            assertEquals(
                    "unknown_command",
                    assertThrows(Problem.class, () -> CommandLine.of(none)).wireName());
        }
    }
}
