package io.atrium.web.wizard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.room.Setting;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsFormTest {
    private static final List<Setting> SETTINGS = List.of(
            Setting.text("place", 10).mandatory(),
            Setting.flag("quiet"),
            Setting.choice("chart", "line", "bars"),
            Setting.number("after", 1, 3_600),
            Setting.list("sensors", 3, Setting.text("id", 8).mandatory(), Setting.number("above", -100, 100)));

    private final Map<String, String> sent = new HashMap<>(Map.of(
            "settings.place", " cellar ",
            "settings.quiet", "true",
            "settings.chart", "bars",
            "settings.after", "６0",
            "settings.sensors.rows", "2",
            "settings.sensors[0].id", "s1",
            "settings.sensors[0].above", "−80,5",
            "settings.sensors[1].id", " ",
            "settings.sensors[1].above", ""));

    @Test
    void what_was_typed_becomes_what_a_room_takes() {
        JsonObject meant = SettingsForm.meant(SETTINGS, typed());
        assertEquals(Setting.check(SETTINGS, meant), meant);
        assertEquals(
                "{\"place\":\"cellar\",\"quiet\":true,\"chart\":\"bars\",\"after\":60,\"sensors\":[{\"id\":\"s1\",\"above\":-80.5}]}",
                meant.toString());
        assertTrue(SettingsForm.complaints(SETTINGS, typed()).isEmpty());
    }

    @Test
    void a_time_means_the_zone_it_was_typed_in_and_lines_are_items() {
        List<Setting> settings = List.of(Setting.dateTime("closes_at"), Setting.lines("choices", 3));
        sent.put("settings.closes_at", "2026-11-20T17:00");
        sent.put("settings.closes_at.zone", "Europe/Berlin");
        sent.put("settings.choices", "Lake\r\n\r\n  Mountain \r\n");
        JsonObject typed = SettingsForm.read(settings, new Typed(sent));
        assertEquals(
                "{\"closes_at\":\"2026-11-20T16:00:00.000Z\",\"choices\":[\"Lake\",\"Mountain\"]}",
                SettingsForm.meant(settings, typed).toString());
        assertTrue(SettingsForm.complaints(settings, typed).isEmpty());
    }

    @Test
    void a_time_that_is_none_and_too_many_lines_complain() {
        List<Setting> settings = List.of(Setting.dateTime("closes_at"), Setting.lines("choices", 3));
        sent.put("settings.closes_at", "soon");
        sent.put("settings.closes_at.zone", "Europe/Berlin");
        sent.put("settings.choices", "1\n2\n3\n4");
        Map<String, Complaint> complaints =
                SettingsForm.complaints(settings, SettingsForm.read(settings, new Typed(sent)));
        assertEquals("wizard.error.time", complaints.get("settings.closes_at").key());
        assertEquals("wizard.error.lines", complaints.get("settings.choices").key());
    }

    @Test
    void every_field_complains_for_itself() {
        sent.put("settings.place", "far too long a place");
        sent.put("settings.chart", "pie");
        sent.put("settings.after", "1e9");
        sent.put("settings.sensors[0].id", "");
        sent.put("settings.sensors[0].above", "101");
        Map<String, Complaint> complaints = SettingsForm.complaints(SETTINGS, typed());
        assertEquals(
                List.of(
                        "settings.place",
                        "settings.chart",
                        "settings.after",
                        "settings.sensors[0].id",
                        "settings.sensors[0].above"),
                List.copyOf(complaints.keySet()));
        assertEquals("wizard.error.long", complaints.get("settings.place").key());
        assertEquals("wizard.error.number", complaints.get("settings.after").key());
        assertEquals(
                "wizard.error.required",
                complaints.get("settings.sensors[0].id").key());
        assertEquals(
                "wizard.error.range",
                complaints.get("settings.sensors[0].above").key());
    }

    @Test
    void a_box_that_is_not_sent_is_not_ticked() {
        sent.remove("settings.quiet");
        assertEquals("false", typed().getString("quiet"));
    }

    @Test
    void no_more_rows_are_read_than_the_list_takes() {
        sent.put("settings.sensors.rows", "9999");
        assertEquals(3, typed().getJsonArray("sensors").size());
        sent.put("settings.sensors.rows", "<script>");
        assertEquals(0, typed().getJsonArray("sensors").size());
    }

    @Test
    void rows_come_and_go() {
        Setting list = SETTINGS.get(4);
        JsonObject three = SettingsForm.withRow(list, typed());
        assertEquals(3, SettingsForm.rows(list, three).size());
        assertEquals(
                3, SettingsForm.rows(list, SettingsForm.withRow(list, three)).size());
        JsonObject without = SettingsForm.withoutRow(list, three, 0);
        assertEquals(" ", SettingsForm.rows(list, without).get(0).getString("id"));
    }

    @Test
    void a_field_without_a_meaning_neither_complains_nor_counts() {
        List<Setting> settings = List.of(
                Setting.choice("type", "single", "text"),
                Setting.lines("choices", 3).mandatory().when("type", "single"));
        JsonObject blank = SettingsForm.read(settings, new Typed(Map.of("settings.type", "single")));
        assertEquals(
                List.of("settings.choices"),
                List.copyOf(SettingsForm.complaints(settings, blank).keySet()));
        JsonObject left =
                SettingsForm.read(settings, new Typed(Map.of("settings.type", "text", "settings.choices", "A\nB")));
        assertTrue(SettingsForm.complaints(settings, left).isEmpty());
        assertEquals("{\"type\":\"text\"}", SettingsForm.meant(settings, left).toString());
    }

    @Test
    void a_list_that_needs_items_begins_with_them_and_misses_them() {
        Setting list = Setting.list("pages", 5, Setting.text("title", 5)).fewest(2);
        assertEquals(2, SettingsForm.rows(list, JsonValue.EMPTY_JSON_OBJECT).size());
        JsonObject one = SettingsForm.read(
                List.of(list), new Typed(Map.of("settings.pages.rows", "2", "settings.pages[1].title", "x")));
        assertEquals(
                "wizard.error.rows",
                SettingsForm.complaints(List.of(list), one)
                        .get("settings.pages")
                        .key());
    }

    private JsonObject typed() {
        return SettingsForm.read(SETTINGS, new Typed(sent));
    }
}
