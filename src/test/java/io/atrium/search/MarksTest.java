package io.atrium.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a text is marked, to the character, whatever folding made of it. */
class MarksTest {
    private static Excerpt excerpt(String text, String q) {
        return Excerpt.of(
                text, QuestionParser.parse(q, ZoneOffset.UTC, Set.of()).wanted());
    }

    private static String marked(Excerpt excerpt) {
        StringBuilder marked = new StringBuilder();
        int at = 0;
        for (Marks.Mark mark : excerpt.marks()) {
            marked.append(excerpt.text(), at, mark.start())
                    .append('[')
                    .append(excerpt.text(), mark.start(), mark.end())
                    .append(']');
            at = mark.end();
        }
        return marked.append(excerpt.text().substring(at)).toString();
    }

    @ParameterizedTest
    @CsvSource({
        "the deployment is done, ploy, the de[ploy]ment is done",
        "Über alles, uber, [Über] alles",
        "Straße und Strasse, strasse, [Straße] und [Strasse]",
        "die Straße, ss, die Straße",
        "die Straße, asse, die Str[aße]",
        "ﬁnally ﬁne, fin, [ﬁn]ally [ﬁn]e",
        "e\u0301te\u0301, ete, [e\u0301te\u0301]",
        "ＡＢＣ ﾃﾞｰﾀ, abc データ, [ＡＢＣ] [ﾃﾞｰﾀ]",
        "ひらがな, ヒラ, [ひら]がな",
        "完成了部署工作, 部署, 完成了[部署]工作",
        "𠮷野家で𠮷野家, 野家, 𠮷[野家]で𠮷[野家]",
        "a big apple, a, [a] big [a]pple",
        "the Release Notes and release notes, '\"release notes\"', the [Release Notes] and [release notes]",
        "the release of notes, '\"release notes\"', the release of notes",
        "one two, one -two, [one] two",
        "aaaa, aa, [aa]aa",
        "banana, ana, b[ana]na",
    })
    void what_was_looked_for_is_marked_in_the_text_as_written(String text, String q, String expected) {
        assertEquals(expected, marked(excerpt(text, q)));
    }

    @Test
    void an_excerpt_stands_around_the_first_mark_and_cuts_no_character_in_half() {
        String text = "😀".repeat(300) + " needle " + "😀".repeat(300);
        Excerpt excerpt = excerpt(text, "needle");
        assertTrue(excerpt.text().length() <= 240, excerpt.text());
        assertTrue(excerpt.text().startsWith("…😀") && excerpt.text().endsWith("😀…"), excerpt.text());
        assertTrue(marked(excerpt).contains(" [needle] "), marked(excerpt));
    }

    @Test
    void a_long_text_without_marks_is_shown_from_its_beginning() {
        Excerpt excerpt = excerpt("x".repeat(500), "has:link");
        assertTrue(excerpt.marks().isEmpty());
        assertTrue(excerpt.text().startsWith("xxx") && excerpt.text().endsWith("x…"));
    }
}
