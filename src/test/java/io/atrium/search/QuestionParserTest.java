package io.atrium.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.wire.Problem;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions as people type them. */
class QuestionParserTest {
    private static Question parse(String q) {
        return QuestionParser.parse(q, ZoneOffset.UTC, Set.of("chat", "poll"));
    }

    @Test
    void words_phrases_and_what_is_unwanted() {
        Question question = parse("Boiler \"too Hot\" -\"all well\" -cold");
        assertEquals(
                List.of(List.of("boiler"), List.of("too", "hot")),
                question.wanted().stream().map(Needle::texts).toList());
        assertTrue(question.wanted().get(1).phrase());
        assertEquals(
                List.of(List.of("all", "well"), List.of("cold")),
                question.unwanted().stream().map(Needle::texts).toList());
    }

    @Test
    void a_phrase_still_being_typed_is_one() {
        assertEquals(
                List.of("release", "no"), parse("\"release no").wanted().get(0).texts());
    }

    @Test
    void a_filter_given_twice_means_either_and_a_minus_neither() {
        Question question = parse("from:ann from:bob -from:cho in:ops kind:chat -kind:poll has:link");
        assertEquals(Set.of("ann", "bob"), question.from().any());
        assertEquals(Set.of("cho"), question.from().none());
        assertEquals(Set.of("ops"), question.in().any());
        assertEquals(Set.of("poll"), question.kind().none());
        assertEquals(Set.of("link"), question.has().any());
    }

    @Test
    void days_begin_where_the_asker_is_and_of_two_times_the_narrower_counts() {
        Question question = QuestionParser.parse(
                "after:2026-11-20 before:2026-11-21T08:00Z before:2026-11-22", ZoneId.of("Europe/Berlin"), Set.of());
        assertEquals(Instant.parse("2026-11-19T23:00:00Z"), question.after());
        assertEquals(Instant.parse("2026-11-21T08:00:00Z"), question.before());
        assertEquals(
                Instant.parse("2026-11-20T07:30:00Z"),
                parse("after:2026-11-20T07:30").after());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.org", "note:this", "12:30", ":", "from :ann"})
    void what_is_no_filter_is_words(String q) {
        assertTrue(parse(q).from().isEverything());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "!?", "\"\"", "-"})
    void nothing_is_asked_by_no_words(String q) {
        assertTrue(parse(q).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "from:, from",
        "from:A!b, from",
        "in:a/b, in",
        "kind:game, kind",
        "has:luck, has",
        "before:soon, before",
        "after:2026-02-30, after",
        "-before:2026-01-01, before",
    })
    void a_bad_value_names_its_filter(String q, String field) {
        assertEquals(field, assertThrows(Problem.class, () -> parse(q)).field());
    }

    @Test
    void a_question_has_its_limits() {
        parse("x".repeat(400));
        assertEquals(
                "q", assertThrows(Problem.class, () -> parse("x".repeat(401))).field());
        assertEquals("q", assertThrows(Problem.class, () -> parse("\uD800")).field());
    }
}
