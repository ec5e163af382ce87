package io.atrium.kind.document.yjs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Yjs itself makes of the same updates: {@code src/test/js/yjs-cases.mjs} has written it down. */
class YjsCasesTest {
    private static final int ORDERS = 5;

    static Stream<JsonObject> cases() {
        try (JsonReader reader =
                Json.createReader(YjsCasesTest.class.getResourceAsStream("/io/atrium/kind/document/yjs-cases.json"))) {
            return reader.readArray().getValuesAs(JsonObject.class).stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatever_order_updates_come_in_the_text_is_that_of_yjs(JsonObject one) {
        List<Update> updates = updates(one);
        for (int seed = 0; seed < ORDERS; seed++) {
            Merged merged = merged(updates);
            assertText(one, merged);
            assertEquals(StateVector.of(bytes(one, "vector")), merged.state());
            Collections.shuffle(updates, new Random(seed));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void what_is_written_is_read_as_the_same_document(JsonObject one) {
        Merged merged = merged(updates(one));
        for (Merged again :
                List.of(copy(merged.toBytes()), copy(merged.compacted().toBytes()))) {
            assertText(one, again);
            assertEquals(merged.state(), again.state());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void yjs_own_states_are_read_too_and_bring_nothing_new(JsonObject one) {
        Merged merged = merged(updates(one));
        for (String form : List.of("state", "merged")) {
            assertText(one, copy(bytes(one, form)));
            assertTrue(merged.knows(Update.of(bytes(one, form))), form);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void what_somebody_lacks_completes_what_they_have(JsonObject one) {
        List<Update> updates = updates(one);
        Merged all = merged(updates);
        for (int known = 0; known <= updates.size(); known += 7) {
            Merged some = merged(updates.subList(0, known));
            some.apply(Update.of(all.since(some.state()).toBytes()));
            assertText(one, some);
        }
    }

    private static void assertText(JsonObject one, Merged merged) {
        assertEquals(one.getString("text"), merged.read().text(one.getString("root")), one.getString("name"));
    }

    private static Merged merged(List<Update> updates) {
        Merged merged = new Merged();
        updates.forEach(merged::apply);
        return merged;
    }

    private static Merged copy(byte[] update) {
        return merged(List.of(Update.of(update)));
    }

    private static List<Update> updates(JsonObject one) {
        List<Update> updates = new ArrayList<>();
        one.getJsonArray("updates")
                .getValuesAs(JsonString.class)
                .forEach(text -> updates.add(Update.of(Base64.getDecoder().decode(text.getString()))));
        return updates;
    }

    private static byte[] bytes(JsonObject one, String member) {
        return Base64.getDecoder().decode(one.getString(member));
    }
}
