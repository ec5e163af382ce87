package io.atrium.kind.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.room.Setting;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final String QUESTIONS = "\"questions\":[{\"text\":\"Lunch?\",\"choices\":[\"A\",\"B\"]}]";

    @Test
    void questions_get_the_ids_they_were_not_given() {
        Terms terms = Polls.terms("{\"questions\":[{\"text\":\"One\",\"type\":\"rating\"},"
                + "{\"id\":\"q1\",\"text\":\"Two\",\"type\":\"text\"},{\"text\":\"Three\",\"type\":\"text\"}]}");
        assertEquals(
                List.of("q2", "q1", "q3"),
                terms.questions().stream().map(Question::id).toList());
    }

    @Test
    void an_anonymous_vote_can_not_be_changed_whatever_is_said() {
        assertFalse(Polls.terms("{\"anonymous\":true,\"change\":true," + QUESTIONS + "}")
                .change());
        assertTrue(Polls.terms("{\"change\":true," + QUESTIONS + "}").change());
        assertFalse(Polls.terms("{" + QUESTIONS + "}").change());
    }

    @Test
    void more_choices_than_there_are_nobody_can_make() {
        Question question =
                Polls.question("{\"text\":\"Days?\",\"type\":\"multiple\",\"choices\":[\"A\",\"B\"],\"max\":9}");
        assertEquals(2, question.most());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "settings.questions            | {}",
                "settings.questions            | {\"questions\":[]}",
                "settings.questions[0].text    | {\"questions\":[{\"choices\":[\"A\",\"B\"]}]}",
                "settings.questions[0].type    | {\"questions\":[{\"text\":\"Q\",\"type\":\"essay\"}]}",
                "settings.questions[0].choices | {\"questions\":[{\"text\":\"Q\"}]}",
                "settings.questions[0].choices | {\"questions\":[{\"text\":\"Q\",\"choices\":[\"A\"]}]}",
                "settings.questions[0].choices | {\"questions\":[{\"text\":\"Q\",\"choices\":[\"A\",\"A\"]}]}",
                "settings.questions[0].max     | {\"questions\":[{\"text\":\"Q\",\"type\":\"multiple\",\"choices\":[\"A\",\"B\"],\"max\":0}]}",
                "settings.questions[1].id      | {\"questions\":[{\"id\":\"a\",\"text\":\"Q\",\"type\":\"text\"},{\"id\":\"a\",\"text\":\"Q\",\"type\":\"text\"}]}",
                "settings.results              | {\"results\":\"never\",\"questions\":[{\"text\":\"Q\",\"type\":\"text\"}]}",
                "settings.closes_at            | {\"closes_at\":\"2026-11-20T12:00:00Z\",\"questions\":[{\"text\":\"Q\",\"type\":\"text\"}]}",
                "settings.per_page             | {\"per_page\":0,\"questions\":[{\"text\":\"Q\",\"type\":\"text\"}]}",
            })
    void what_makes_no_poll_is_named(String field, String settings) {
        assertEquals(
                field,
                assertThrows(Problem.class, () -> Polls.settled(settings)).field());
    }

    @Test
    void once_somebody_has_voted_only_the_deadline_can_move() {
        JsonObject before = Polls.settled("{" + QUESTIONS + "}");
        Settling.requireSameTerms(before, changed(before, "{\"closes_at\":\"2026-11-21T12:00:00Z\"}"));
        for (String change : List.of(
                "{\"anonymous\":true}",
                "{\"change\":true}",
                "{\"results\":\"after_vote\"}",
                "{\"questions\":[{\"text\":\"Lunch?\",\"choices\":[\"A\",\"C\"]}]}")) {
            Problem problem =
                    assertThrows(Problem.class, () -> Settling.requireSameTerms(before, changed(before, change)));
            assertEquals("conflict", problem.wireName(), change);
        }
    }

    @Test
    void a_deadline_that_has_passed_may_stay_and_not_be_set() {
        JsonObject past = FrameCodec.object("{\"closes_at\":\"2026-11-20T11:00:00.000Z\"," + QUESTIONS + "}");
        JsonObject checked = Setting.check(Terms.settings(), past);
        assertEquals(
                "2026-11-20T11:00:00.000Z",
                Settling.settle(checked, checked, NOON).getString("closes_at"));
        JsonObject other = Setting.check(Terms.settings(), FrameCodec.object("{" + QUESTIONS + "}"));
        assertEquals(
                "settings.closes_at",
                assertThrows(Problem.class, () -> Settling.settle(checked, other, NOON))
                        .field());
    }

    private static JsonObject changed(JsonObject before, String change) {
        JsonObject merged = Json.createObjectBuilder(before)
                .addAll(Json.createObjectBuilder(FrameCodec.object(change)))
                .build();
        return Settling.settle(Setting.check(Terms.settings(), merged), before, NOON);
    }
}
