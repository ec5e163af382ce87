package io.atrium.kind.chat;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table is the browser's too: src/main/frontend/test/markdown.test.js. */
class MarkdownTest {
    private static final Pattern FOREIGN = Pattern.compile(
            "<(?!/?(p|br|pre|code|blockquote|ul|ol|li|strong|em|del|a|span|div|table|thead|tbody|tr|th|td|label|input|button)\\b)");

    @TestFactory
    Stream<DynamicTest> rendersAsTheBrowserDoes() {
        try (JsonReader reader = Json.createReader(MarkdownTest.class.getResourceAsStream("/markdown-cases.json"))) {
            JsonArray cases = reader.readArray();
            return cases.getValuesAs(JsonObject.class).stream()
                    .map(one -> DynamicTest.dynamicTest(one.getString("name"), () -> check(one)));
        }
    }

    private static List<String> known(JsonObject one) {
        return one.containsKey("known") ? one.getJsonArray("known").getValuesAs(JsonString::getString) : List.of();
    }

    private static Names names(JsonObject one) {
        JsonObject rooms = one.containsKey("rooms") ? one.getJsonObject("rooms") : JsonValue.EMPTY_JSON_OBJECT;
        JsonObject groups = one.containsKey("groups") ? one.getJsonObject("groups") : JsonValue.EMPTY_JSON_OBJECT;
        List<String> known = known(one);
        return new Names() {
            @Override
            public String mention(String login) {
                return known.contains(login) || groups.containsKey(login) ? "at" : null;
            }

            @Override
            public String group(String handle) {
                return groups.getString(handle, null);
            }

            @Override
            public String room(String name) {
                return rooms.getString(name, null);
            }
        };
    }

    private static void check(JsonObject one) {
        String text = one.getString("text").repeat(one.getInt("repeat", 1));
        String html = assertTimeout(ofSeconds(2), () -> Markdown.html(text, names(one)));
        if (one.containsKey("html")) {
            assertEquals(one.getString("html"), html);
        }
        if (one.containsKey("said")) {
            assertEquals(one.getString("said"), Markdown.plain(text));
        }
        assertTrue(!FOREIGN.matcher(html).find(), html);
    }

    @Test
    void a_task_is_ticked_and_unticked_in_its_text_by_its_place_among_the_tasks() {
        String text = "to do\n- [ ] one\n```\n- [ ] no task\n```\n- [x] two";
        assertEquals(Optional.of(text.replace("[ ] one", "[x] one")), Markdown.ticked(text, 0, true));
        assertEquals(Optional.of(text.replace("[x] two", "[ ] two")), Markdown.ticked(text, 1, false));
        assertEquals(Optional.empty(), Markdown.ticked(text, 2, true));
    }
}
