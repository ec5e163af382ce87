package io.atrium.kind.poll;

import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What of a poll's settings must fit together, and what the room fills in: the questions' ids. */
final class Settling {
    private static final String DEADLINE = "closes_at";

    private Settling() {}

    /** @param before the settings so far; null: the room is being made */
    static JsonObject settle(JsonObject settings, JsonObject before, Instant now) {
        List<JsonObject> questions = settings.getJsonArray("questions").getValuesAs(JsonObject.class);
        JsonArrayBuilder settled = Json.createArrayBuilder();
        Set<String> ids = new HashSet<>();
        questions.forEach(question -> givenId(question).ifPresent(ids::add));
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < questions.size(); i++) {
            JsonObject question = withId(questions.get(i), ids);
            String path = "settings.questions[" + i + "]";
            if (!seen.add(question.getString("id"))) {
                throw Problem.invalid(path + ".id", "two questions have the id " + question.getString("id"));
            }
            requireChoices(question.getJsonArray("choices"), path + ".choices");
            settled.add(question);
        }
        requireAhead(settings.getString(DEADLINE, null), before, now);
        return Json.createObjectBuilder(settings).add("questions", settled).build();
    }

    /**
     * Once somebody has voted, only the deadline can move: whoever voted did so on these terms.
     *
     * @throws Problem {@code conflict}, naming what would change
     */
    static void requireSameTerms(JsonObject before, JsonObject after) {
        for (String setting : List.of("questions", "anonymous", "change", "results")) {
            if (!String.valueOf(before.get(setting)).equals(String.valueOf(after.get(setting)))) {
                throw Problem.conflict("settings." + setting, "votes were cast: " + setting + " can't change any more");
            }
        }
    }

    private static Optional<String> givenId(JsonObject question) {
        return Optional.ofNullable(question.getString("id", null));
    }

    /** The first of q1, q2, … that is free, where it was given none. */
    private static JsonObject withId(JsonObject question, Set<String> taken) {
        if (givenId(question).isPresent()) {
            return question;
        }
        int n = 1;
        while (!taken.add("q" + n)) {
            n++;
        }
        return Json.createObjectBuilder()
                .add("id", "q" + n)
                .addAll(Json.createObjectBuilder(question))
                .build();
    }

    private static void requireChoices(JsonArray choices, String path) {
        if (choices == null) {
            return;
        }
        List<String> texts = choices.getValuesAs(JsonString::getString);
        if (texts.size() < 2) {
            throw Problem.invalid(path, path + " takes at least 2");
        }
        if (new HashSet<>(texts).size() < texts.size()) {
            throw Problem.invalid(path, path + " names one twice");
        }
        if (texts.stream().anyMatch(text -> text.length() > Question.MAX_CHOICE)) {
            throw Problem.invalid(path, path + " takes at most " + Question.MAX_CHOICE + " characters each");
        }
    }

    private static void requireAhead(String deadline, JsonObject before, Instant now) {
        boolean moved = before == null || !String.valueOf(deadline).equals(before.getString(DEADLINE, "null"));
        boolean past = Optional.ofNullable(deadline)
                .flatMap(Instants::parse)
                .filter(at -> !at.isAfter(now))
                .isPresent();
        if (moved && past) {
            throw Problem.invalid("settings." + DEADLINE, "settings." + DEADLINE + " lies in the past");
        }
    }
}
