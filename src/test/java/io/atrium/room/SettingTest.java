package io.atrium.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingTest {
    private static final List<Setting> SETTINGS = List.of(
            Setting.choice("posting", "members", "keepers"),
            Setting.text("note", 10),
            Setting.number("above", -5, 80),
            Setting.flag("anonymous"),
            Setting.dateTime("closes_at"),
            Setting.lines("choices", 2),
            Setting.list("sensors", 2, Setting.text("id", 5).mandatory(), Setting.number("above", 0, 9)));

    private static final List<Setting> CONDITIONAL = List.of(
            Setting.choice("type", "single", "text"),
            Setting.lines("choices", 2).mandatory().when("type", "single"),
            Setting.flag("secret"),
            Setting.flag("change").when("secret", "false"));

    @Test
    void what_is_left_out_takes_its_default_and_what_is_unknown_is_left_out() {
        assertEquals("{\"posting\":\"members\",\"anonymous\":false}", check("{\"surprise\":1,\"note\":\" \"}"));
    }

    @Test
    void what_is_right_is_kept() {
        String given = "{\"posting\":\"keepers\",\"note\":\"0123456789\",\"above\":-4.5,\"anonymous\":true,"
                + "\"sensors\":[{\"id\":\"s1\",\"above\":9},{\"id\":\"s2\"}]}";
        assertEquals(given, check(given));
    }

    @Test
    void a_time_is_kept_in_utc_and_blank_lines_are_none() {
        assertEquals(
                "{\"posting\":\"members\",\"anonymous\":false,\"closes_at\":\"2026-11-20T16:00:00.000Z\",\"choices\":[\"A\",\"B\"]}",
                check("{\"closes_at\":\"2026-11-20T17:00:00+01:00\",\"choices\":[\" A\",\"\",\"B \"]}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "settings.posting          | {\"posting\":\"nobody\"}",
                "settings.posting          | {\"posting\":1}",
                "settings.note             | {\"note\":\"0123456789x\"}",
                "settings.note             | {\"note\":[]}",
                "settings.above            | {\"above\":80.01}",
                "settings.above            | {\"above\":-6}",
                "settings.above            | {\"above\":\"80\"}",
                "settings.anonymous        | {\"anonymous\":\"yes\"}",
                "settings.closes_at        | {\"closes_at\":\"tomorrow\"}",
                "settings.closes_at        | {\"closes_at\":\"2026-11-20T17:00:00\"}",
                "settings.closes_at        | {\"closes_at\":1795194000}",
                "settings.choices          | {\"choices\":\"A\"}",
                "settings.choices          | {\"choices\":[1]}",
                "settings.choices          | {\"choices\":[\"A\",\"B\",\"C\"]}",
                "settings.sensors          | {\"sensors\":{}}",
                "settings.sensors          | {\"sensors\":[{\"id\":\"a\"},{\"id\":\"b\"},{\"id\":\"c\"}]}",
                "settings.sensors[0]       | {\"sensors\":[1]}",
                "settings.sensors[1].id    | {\"sensors\":[{\"id\":\"a\"},{}]}",
                "settings.sensors[0].above | {\"sensors\":[{\"id\":\"a\",\"above\":10}]}",
            })
    void what_is_wrong_is_named(String field, String given) {
        Problem problem = assertThrows(Problem.class, () -> check(given));
        assertEquals(ErrorCode.INVALID, problem.code());
        assertEquals(field, problem.field());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"text\",\"choices\":7}       | {\"type\":\"text\",\"secret\":false,\"change\":false}",
                "{\"choices\":[\"A\"],\"secret\":true,\"change\":true} | {\"type\":\"single\",\"choices\":[\"A\"],\"secret\":true}",
                "{\"type\":null,\"choices\":[\"A\"]}     | {\"type\":\"single\",\"choices\":[\"A\"],\"secret\":false,\"change\":false}",
            })
    void what_has_no_meaning_beside_another_is_neither_missed_nor_kept(String given, String kept) {
        assertEquals(kept, Setting.check(CONDITIONAL, FrameCodec.object(given)).toString());
    }

    @Test
    void what_has_a_meaning_is_missed() {
        assertEquals(
                "settings.choices",
                assertThrows(Problem.class, () -> Setting.check(CONDITIONAL, FrameCodec.object("{}")))
                        .field());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{}", "{\"pages\":[]}", "{\"pages\":[{}]}"})
    void a_list_may_need_items(String given) {
        List<Setting> pages =
                List.of(Setting.list("pages", 3, Setting.text("title", 5)).fewest(2));
        assertEquals(
                "settings.pages",
                assertThrows(Problem.class, () -> Setting.check(pages, FrameCodec.object(given)))
                        .field());
    }

    @Test
    void what_the_wizard_does_not_ask_is_taken_all_the_same() {
        List<Setting> settings = List.of(
                Setting.text("id", 5).unasked(),
                Setting.list("sensors", 2, Setting.text("no", 5).unasked(), Setting.text("name", 5)));
        String given = "{\"id\":\"a\",\"sensors\":[{\"no\":\"1\",\"name\":\"x\"}]}";
        assertEquals(given, Setting.check(settings, FrameCodec.object(given)).toString());
        List<Setting> asked = Setting.asked(settings);
        assertEquals(List.of("sensors"), asked.stream().map(Setting::id).toList());
        assertEquals(
                List.of("name"), asked.get(0).items().stream().map(Setting::id).toList());
    }

    private static String check(String given) {
        return Setting.check(SETTINGS, FrameCodec.object(given)).toString();
    }
}
