package io.atrium.kind.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordListTest {
    @Test
    void a_word_counts_once_an_answer_and_as_often_as_the_answer_was_given() {
        assertEquals("{lake=4, boats=3, cold=1}", words(Map.of("Lake, LAKE and boats!", 3L, "A cold lake", 1L)));
    }

    @Test
    void chinese_counts_by_what_stands_between_two_marks() {
        assertEquals("{烧烤=2, 去湖边=1}", words(Map.of("去湖边，烧烤", 1L, "烧烤。", 1L)));
    }

    @Test
    void what_says_nothing_alone_is_left_out() {
        assertEquals("{}", words(Map.of("it is the... !!", 1L)));
    }

    @Test
    void no_more_than_the_most_frequent_are_told() {
        Map<String, Long> answers = new LinkedHashMap<>();
        for (int i = 0; i < 2 * WordList.MOST; i++) {
            answers.put("word" + i, i == 99 ? 2L : 1L);
        }
        Map<String, Long> words = list(answers);
        assertEquals(WordList.MOST, words.size());
        assertEquals("word99", List.copyOf(words.keySet()).get(0));
    }

    private static String words(Map<String, Long> answers) {
        return list(answers).toString();
    }

    private static Map<String, Long> list(Map<String, Long> answers) {
        Map<String, long[]> counted = new LinkedHashMap<>();
        answers.forEach((text, times) -> counted.put(text, new long[] {times}));
        return WordList.of(counted);
    }
}
