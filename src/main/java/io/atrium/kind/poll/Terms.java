package io.atrium.kind.poll;

import io.atrium.room.Setting;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Frame;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The terms of a poll, as its room's settings say them.
 *
 * @param anonymous nobody can tell who voted for what
 * @param change whether a vote may be replaced by another; never in an anonymous poll, where nobody knows which it was
 * @param closesAt null: when a keeper closes it
 * @param perPage questions on a page
 */
record Terms(
        List<Question> questions, boolean anonymous, Results results, boolean change, Instant closesAt, int perPage) {
    private static final int MOST_QUESTIONS = 30;
    private static final int QUESTIONS_A_PAGE = 3;

    static List<Setting> settings() {
        return List.of(
                Setting.list(
                                "questions",
                                MOST_QUESTIONS,
                                Setting.text("id", Question.MAX_ID).unasked(),
                                Setting.text("text", Question.MAX_TEXT).mandatory(),
                                Setting.choice("type", QuestionType.wireNames()),
                                Setting.lines("choices", Question.MAX_CHOICES)
                                        .mandatory()
                                        .when("type", QuestionType.WITH_CHOICES),
                                Setting.number("max", 1, Question.MAX_CHOICES)
                                        .when("type", QuestionType.MULTIPLE.wireName()),
                                Setting.flag("required"))
                        .fewest(1),
                Setting.flag("anonymous"),
                Setting.flag("change").when("anonymous", "false"),
                Setting.choice("results", Results.wireNames()),
                Setting.dateTime("closes_at"),
                Setting.number("per_page", 1, MOST_QUESTIONS).preset(Json.createValue(QUESTIONS_A_PAGE)));
    }

    static Terms of(JsonObject settings) {
        boolean anonymous = settings.getBoolean("anonymous");
        return new Terms(
                settings.getJsonArray("questions").getValuesAs(JsonObject.class).stream()
                        .map(Question::of)
                        .toList(),
                anonymous,
                Results.of(settings.getString("results")),
                !anonymous && settings.getBoolean("change", false),
                Optional.ofNullable(settings.getString("closes_at", null))
                        .flatMap(Instants::parse)
                        .orElse(null),
                settings.getJsonNumber("per_page").intValue());
    }

    /**
     * The question a frame means; of one alone it need not say which.
     *
     * @throws Problem {@code invalid} where it names none, {@code unknown_question} where there is none of that name
     */
    Question question(Frame frame) {
        if (questions.size() == 1 && !frame.has("question")) {
            return questions.get(0);
        }
        String id = frame.text("question", Question.MAX_ID);
        return question(id).orElseThrow(() -> unknown(id));
    }

    Optional<Question> question(String id) {
        return questions.stream().filter(question -> question.id().equals(id)).findFirst();
    }

    Problem unknown(String id) {
        return Problem.own(
                "unknown_question",
                ErrorCode.INVALID,
                "question",
                "there is no question " + id + "; there are "
                        + questions.stream().map(Question::id).toList());
    }

    /** Whether the deadline has passed. */
    boolean isOver(Instant now) {
        return closesAt != null && !now.isBefore(closesAt);
    }
}
