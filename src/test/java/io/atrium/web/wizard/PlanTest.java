package io.atrium.web.wizard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {
    private final Plan plan = new Plan();

    @Test
    void everything_typed_comes_back_from_the_draft_right_or_wrong() {
        plan.type("kind", "chat");
        plan.type("title", "a\u0000b \u202E #{1+1} <b> '; drop table room;-- 锅炉房 😀");
        plan.name("Not A Name", "");
        plan.type("purpose", "x".repeat(4_000));
        plan.type("visibility", "private");
        plan.typeSettings(Json.createObjectBuilder().add("posting", "keepers").build());
        plan.members().addAll(List.of("bob", "cho"));
        plan.touched().add("name");

        Plan again = Plan.of(reread(plan.toJson()));

        plan.toJson()
                .forEach((field, typed) ->
                        assertEquals(typed.toString(), again.toJson().get(field).toString(), field));
        assertEquals(plan.getTitle(), again.getTitle());
        assertEquals("Not A Name", again.getName());
        assertEquals(List.of("bob", "cho"), List.copyOf(again.members()));
    }

    @Test
    void another_kind_s_settings_are_kept_for_the_way_back() {
        plan.type("kind", "sensor");
        plan.typeSettings(Json.createObjectBuilder().add("place", "cellar").build());
        plan.type("kind", "chat");
        assertTrue(plan.settings().isEmpty());
        plan.type("kind", "sensor");
        assertEquals("cellar", plan.settings().getString("place"));
    }

    @Test
    void the_name_follows_the_title_until_one_is_written() {
        plan.type("title", "Boiler");
        plan.name("", "");
        assertEquals("boiler", plan.getName());
        plan.type("title", "Boiler house");
        plan.name("boiler", "boiler");
        assertEquals("boiler-house", plan.getName());
        plan.name("heat", "boiler-house");
        plan.type("title", "Another title");
        plan.name("heat", "heat");
        assertEquals("heat", plan.getName());
        plan.name("", "heat");
        assertEquals("another-title", plan.getName());
    }

    @Test
    void a_kind_alone_is_nothing_to_come_back_for() {
        plan.type("kind", "chat");
        assertFalse(plan.isWorthKeeping());
        plan.type("title", "x");
        assertTrue(plan.isWorthKeeping());
    }

    private static JsonObject reread(JsonObject json) {
        return Json.createReader(new StringReader(json.toString())).readObject();
    }
}
