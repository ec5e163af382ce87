package io.atrium.kind.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.atrium.room.Setting;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Problem;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
    @Test
    void the_settings_of_the_protocol_are_understood() {
        Rule rule = rules(
                        "{\"sensors\":[{\"id\":\"s1\",\"unit\":\"°C\",\"above\":80,\"below\":5,\"silent_after\":60}]}")
                .of("s1");
        assertEquals(80.0, rule.above());
        assertEquals(5.0, rule.below());
        assertEquals("°C", rule.unit());
        assertEquals(Duration.ofSeconds(60), rule.silentAfter());
        assertEquals(1.5, rule.hysteresis());
    }

    @Test
    void a_room_without_settings_keeps_minutes_for_a_year() {
        assertEquals(Duration.ofDays(365), rules("{}").keepMinutes());
        assertEquals(Duration.ofDays(2), rules("{\"keep_minutes_days\":2}").keepMinutes());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":\"a\"},{\"id\":\"a\"}                       | settings.sensors[1].id",
                "{\"id\":\"a,b\"}                                    | settings.sensors[0].id",
                "{\"unit\":\"bar\"}                                  | settings.sensors[0].id",
                "{\"id\":\"a\",\"above\":5,\"below\":5}              | settings.sensors[0].above",
                "{\"id\":\"a\",\"above\":5,\"below\":1,\"margin\":4} | settings.sensors[0].margin",
                "{\"id\":\"a\",\"above\":\"hot\"}                    | settings.sensors[0].above",
                "{\"id\":\"a\",\"silent_after\":0}                   | settings.sensors[0].silent_after",
            })
    void what_makes_no_sense_is_named(String sensors, String field) {
        Problem problem = assertThrows(
                Problem.class,
                () -> Rules.settle(
                        Setting.check(Rules.settings(), FrameCodec.object("{\"sensors\":[" + sensors.strip() + "]}"))));
        assertEquals(field, problem.field());
    }

    private static Rules rules(String settings) {
        return Rules.of(Rules.settle(Setting.check(Rules.settings(), FrameCodec.object(settings))));
    }
}
