package io.atrium.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "a-b_c", "0", "it-help", "-", "_"})
    void names(String name) {
        assertTrue(Text.isName(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a b", "a/b", "ä", "a.", "a\n", "..", "а"})
    void no_names(String name) {
        assertFalse(Text.isName(name));
    }

    @Test
    void a_name_has_at_most_64_characters() {
        assertTrue(Text.isName("a".repeat(64)));
        assertFalse(Text.isName("a".repeat(65)));
        assertFalse(Text.isName(null));
    }

    @Test
    void a_label_is_composed_and_its_blanks_are_single() {
        assertEquals("Zoë Müller", Text.label("name", "  Zoe\u0308 \t\u00a0 Mu\u0308ller ", 80));
        assertEquals("<b>'; drop table room; #{7*7}", Text.label("name", "<b>'; drop table room; #{7*7}", 80));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann\u202egpj",
                "an\u200bn",
                "an\u200dn",
                "a\u2066b",
                "ann\u0000",
                "ann\u0007",
                "\ufeffann",
                "a\u3164b",
                "a\u2028b",
                "a\ud800"
            })
    void a_label_hides_nothing(String deceptive) {
        Problem problem = assertThrows(Problem.class, () -> Text.label("title", deceptive, 80));
        assertEquals(ErrorCode.INVALID, problem.code());
        assertEquals("title", problem.field());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u00a0\u3000"})
    void a_label_says_something(String blank) {
        assertThrows(Problem.class, () -> Text.label("title", blank, 80));
        assertThrows(Problem.class, () -> Text.label("title", null, 80));
    }

    @Test
    void a_label_is_counted_in_characters_as_people_count() {
        assertEquals("😀".repeat(80), Text.label("title", "😀".repeat(80), 80));
        assertThrows(Problem.class, () -> Text.label("title", "a".repeat(81), 80));
    }

    @Test
    void what_people_type_is_compared_without_case_accents_and_width() {
        assertEquals("elif balcı", Text.folded("Élif BALCı"));
        assertEquals("cafe 42", Text.folded("ＣＡＦÉ ４２"));
        assertEquals("陈丽", Text.folded("陈丽"));
    }
}
