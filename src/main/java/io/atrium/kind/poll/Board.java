package io.atrium.kind.poll;

import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A poll as it stands, for one person.
 *
 * @param closedAt null: it takes votes
 * @param voters people who have answered at least one question
 * @param members of the room
 * @param counted by question
 * @param own the person's votes by question; what they said is null where it is secret
 */
record Board(
        Terms terms,
        Instant closedAt,
        long voters,
        int members,
        Map<String, Counted> counted,
        Map<String, Optional<Ballot>> own) {

    boolean isClosed() {
        return closedAt != null;
    }

    Counted counted(Question question) {
        Counted known = counted.get(question.id());
        return known == null ? Counted.nothing(terms, question) : known;
    }

    boolean hasVoted(Question question) {
        return own.containsKey(question.id());
    }

    /** What keeps the question's tally from the person; empty: nothing does. */
    Optional<String> hiding(Question question) {
        return hiding(terms, counted(question), isClosed(), hasVoted(question));
    }

    private static Optional<String> hiding(Terms terms, Counted counted, boolean closed, boolean voted) {
        Optional<String> hidden = terms.results().hiding(closed, voted);
        return hidden.isPresent() || counted.tally().isPresent() ? hidden : Optional.of(Results.FEW);
    }

    /** A question's tally as far as somebody may see it: as in the snapshot, in the frame {@code tally} and in the final entry. */
    static JsonObjectBuilder told(Terms terms, Question question, Counted counted, boolean closed, boolean voted) {
        Optional<String> hidden = hiding(terms, counted, closed, voted);
        JsonObjectBuilder told = hidden.isPresent()
                ? Json.createObjectBuilder().add("question", question.id()).add("hidden", hidden.get())
                : counted.tally().orElseThrow().toJson();
        return told.add("cast", counted.cast());
    }

    JsonObject toJson() {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("open", !isClosed())
                .add("anonymous", terms.anonymous())
                .add("results", terms.results().wireName())
                .add("change", terms.change())
                .add("per_page", terms.perPage())
                .add("voters", voters)
                .add("members", members);
        if (terms.closesAt() != null) {
            json.add("closes_at", Instants.wire(terms.closesAt()));
        }
        if (isClosed()) {
            json.add("closed_at", Instants.wire(closedAt));
        }
        JsonArrayBuilder questions = Json.createArrayBuilder();
        terms.questions().forEach(question -> questions.add(question(question)));
        return json.add("questions", questions).build();
    }

    private JsonObjectBuilder question(Question question) {
        JsonObjectBuilder json = question.toJson().add("voted", hasVoted(question));
        Optional.ofNullable(own.get(question.id()))
                .flatMap(ballot -> ballot)
                .ifPresent(ballot -> json.add("mine", question.write(ballot, Json.createObjectBuilder())));
        return json.add("tally", told(terms, question, counted(question), isClosed(), hasVoted(question)));
    }
}
