package io.atrium.kind.poll;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Frame;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One question of a poll.
 *
 * @param choices empty where the type has none
 * @param most choices somebody may make
 * @param required the page does not go on without an answer
 */
record Question(String id, String text, QuestionType type, List<String> choices, int most, boolean required) {
    static final int MAX_ID = 64;
    static final int MAX_TEXT = 200;
    static final int MAX_CHOICES = 20;
    static final int MAX_CHOICE = 100;

    /** Characters of a text that answers. */
    static final int MAX_ANSWER = 500;

    static final int BEST_RATING = 5;

    /** More than any question takes: what is beyond its own limit is named as such. */
    private static final int LISTED = 1_000;

    static Question of(JsonObject setting) {
        QuestionType type = QuestionType.of(setting.getString("type"));
        JsonArray listed = setting.getJsonArray("choices");
        List<String> choices = listed == null ? List.of() : listed.getValuesAs(JsonString::getString);
        int most = type == QuestionType.MULTIPLE
                ? Math.min(setting.getInt("max", choices.size()), choices.size())
                : type == QuestionType.RANKING ? choices.size() : 1;
        return new Question(
                setting.getString("id"),
                setting.getString("text"),
                type,
                choices,
                most,
                setting.getBoolean("required", false));
    }

    /** What a tally counts, in its order; empty for a text, which may be anything. */
    List<String> marks() {
        return type == QuestionType.RATING
                ? IntStream.rangeClosed(1, BEST_RATING)
                        .mapToObj(Integer::toString)
                        .toList()
                : choices;
    }

    /**
     * The answer a frame brings: {@code choices}, {@code rating} or {@code text}.
     *
     * @throws Problem {@code invalid}, {@code unknown_choice}, {@code too_many_choices}, {@code incomplete_ranking}
     */
    Ballot read(Frame frame) {
        return switch (type) {
            case RATING -> Ballot.of(Long.toString(frame.whole("rating", 1, BEST_RATING)));
            case TEXT -> Ballot.of(frame.text("text", MAX_ANSWER).strip());
            case SINGLE, MULTIPLE, RANKING -> readChoices(frame.texts("choices", LISTED, LISTED));
        };
    }

    private Ballot readChoices(List<String> chosen) {
        for (String choice : chosen) {
            if (!choices.contains(choice)) {
                throw refused("unknown_choice", "question " + id + " has no choice " + choice + "; it has " + choices);
            }
        }
        if (new HashSet<>(chosen).size() < chosen.size()) {
            throw Problem.invalid("choices", "choices names one twice");
        }
        if (chosen.size() > most) {
            throw refused("too_many_choices", "question " + id + " takes at most " + most);
        }
        if (type == QuestionType.RANKING && chosen.size() < most) {
            throw refused(
                    "incomplete_ranking", "question " + id + " wants all of its " + most + " choices, the best first");
        }
        // In the order of the question, where it says nothing, it tells nothing either.
        return new Ballot(type == QuestionType.RANKING ? chosen : inOrder(chosen));
    }

    private List<String> inOrder(List<String> chosen) {
        return choices.stream().filter(chosen::contains).toList();
    }

    private static Problem refused(String name, String detail) {
        return Problem.own(name, ErrorCode.INVALID, "choices", detail);
    }

    /** An answer as a vote says it. */
    JsonObjectBuilder write(Ballot ballot, JsonObjectBuilder to) {
        return switch (type) {
            case RATING -> to.add("rating", Integer.parseInt(ballot.marks().get(0)));
            case TEXT -> to.add("text", ballot.marks().get(0));
            case SINGLE, MULTIPLE, RANKING -> to.add("choices", Json.createArrayBuilder(ballot.marks()));
        };
    }

    /** As in the snapshot. */
    JsonObjectBuilder toJson() {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", id)
                .add("text", text)
                .add("type", type.wireName())
                .add("required", required);
        if (!choices.isEmpty()) {
            json.add("choices", Json.createArrayBuilder(choices));
        }
        if (type == QuestionType.MULTIPLE) {
            json.add("max", most);
        }
        return json;
    }
}
