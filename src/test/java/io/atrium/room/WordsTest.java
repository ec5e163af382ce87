package io.atrium.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class WordsTest {
    private final Words english = Words.of("chat", Locale.UK);
    private final Words chinese = Words.of("chat", Locale.SIMPLIFIED_CHINESE);

    @Test
    void places_are_filled_by_their_names_and_nothing_else_is_touched() {
        assertEquals("New since 14:02", english.text("talk.new", "time", "14:02"));
        assertEquals("Message $1 {x}", english.text("composer.placeholder", "title", "$1 {x}"));
        assertEquals("Message {title}", english.text("composer.placeholder"));
    }

    @Test
    void what_counts_has_a_form_for_one_where_the_language_has() {
        assertEquals("1 new message", english.text("talk.below", "n", 1));
        assertEquals("1,200 new messages", english.text("talk.below", "n", 1_200L));
        assertEquals("1 条新消息", chinese.text("talk.below", "n", 1));
    }

    @Test
    void a_word_that_is_missing_shows() {
        assertEquals("???no.such???", english.text("no.such"));
        assertFalse(english.has("no.such"));
        assertTrue(english.has("talk.below"));
        assertEquals("???x???", Words.of("no-such-kind", Locale.UK).raw("x"));
    }
}
