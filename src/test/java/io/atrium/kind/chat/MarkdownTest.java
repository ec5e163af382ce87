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
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The table is the browser's too: src/main/frontend/test/markdown.test.js. */
class MarkdownTest {
    private static final Pattern FOREIGN =
            Pattern.compile("<(?!/?(p|br|pre|code|blockquote|ul|ol|li|strong|em|a|span)\\b)");

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

    private static void check(JsonObject one) {
        String text = one.getString("text").repeat(one.getInt("repeat", 1));
        String html = assertTimeout(
                ofSeconds(2), () -> Markdown.html(text, login -> known(one).contains(login) ? "at" : null));
        if (one.containsKey("html")) {
            assertEquals(one.getString("html"), html);
        }
        if (one.containsKey("said")) {
            assertEquals(one.getString("said"), Markdown.plain(text));
        }
        assertTrue(!FOREIGN.matcher(html).find(), html);
    }
}
