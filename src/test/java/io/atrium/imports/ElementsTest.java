package io.atrium.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElementsTest {
    private final List<String> heard = new ArrayList<>();

    private final Elements.Taker taker = new Elements.Taker() {
        @Override
        public void take(JsonObject element, long line) {
            heard.add(line + " " + element);
        }

        @Override
        public void trouble(String why, long line) {
            heard.add(line + " " + why);
        }
    };

    private List<String> array(String text) throws IOException {
        Elements.ofArray(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), taker);
        return heard;
    }

    private List<String> lines(String text) throws IOException {
        Elements.ofLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), taker);
        return heard;
    }

    @Test
    void the_objects_of_an_array_come_one_by_one_with_their_lines() throws IOException {
        assertEquals(List.of("1 {\"a\":1}", "2 {\"b\":[{}]}"), array("[{\"a\":1},\n{\"b\":[{}]}]"));
    }

    @Test
    void braces_in_texts_are_texts() throws IOException {
        assertEquals(List.of("1 {\"a\":\"}\\\"]{\"}"), array("[{\"a\":\"}\\\"]{\"}]"));
    }

    @Test
    void one_that_is_broken_is_named_and_the_next_is_read() throws IOException {
        assertEquals(
                List.of("1 {\"a\":1}", "2 malformed", "3 {\"c\":3}"),
                array("[{\"a\":1},\n{\"b\":nonsense},\n{\"c\":3}]"));
    }

    @Test
    void what_breaks_off_is_named_where_it_began() throws IOException {
        assertEquals(List.of("1 {\"a\":1}", "2 malformed"), array("[{\"a\":1},\n{\"b\":\"and"));
    }

    @Test
    void a_line_that_is_broken_costs_no_other() throws IOException {
        assertEquals(List.of("1 {\"a\":1}", "2 malformed", "4 {\"c\":3}"), lines("{\"a\":1}\n{\"b\":\n\n{\"c\":3}"));
    }

    @Test
    void what_is_too_deep_is_not_followed() throws IOException {
        assertEquals(List.of("1 malformed"), lines("{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"));
    }

    @Test
    void what_is_too_long_is_not_kept() throws IOException {
        assertEquals(
                List.of("1 too_long", "2 {\"c\":3}"),
                lines("{\"a\":\"" + "x".repeat(Elements.MOST) + "\"}\n{\"c\":3}"));
    }
}
