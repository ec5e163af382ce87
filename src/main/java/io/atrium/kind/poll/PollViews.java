package io.atrium.kind.poll;

import io.atrium.room.Viewing;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import io.atrium.wire.Parameters;
import io.atrium.wire.Problem;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The views {@code answers}, of a question that takes texts, and {@code voters}, of a named poll. */
final class PollViews {
    static final String ANSWERS = "answers";
    static final List<String> ALL = List.of(ANSWERS, "voters");

    private static final int USUAL = 100;
    private static final int MOST = 500;

    private PollViews() {}

    /** @throws Problem {@code forbidden} while the person may not see them */
    static Viewing.Answer answers(Board board, Parameters parameters) {
        String id = parameters.required("question");
        Question question =
                board.terms().question(id).orElseThrow(() -> board.terms().unknown(id));
        if (question.type() != QuestionType.TEXT) {
            throw Problem.invalid("question", "question " + id + " takes no texts; its tally says it all");
        }
        if (board.hiding(question).isPresent()) {
            throw Problem.of(ErrorCode.FORBIDDEN, "the answers to question " + id + " are not shown yet");
        }
        SortedMap<String, long[]> texts =
                new TreeMap<>(board.counted(question).tally().map(Tally::marks).orElseGet(Map::of));
        Optional<String> after = parameters.text("after");
        if (after.isPresent()) {
            texts = texts.tailMap(after.get() + "\0");
        }
        return page(texts, (int) parameters.whole("limit", USUAL, 1, MOST));
    }

    private static Viewing.Answer page(SortedMap<String, long[]> texts, int limit) {
        JsonArrayBuilder answers = Json.createArrayBuilder();
        Iterator<Map.Entry<String, long[]>> next = texts.entrySet().iterator();
        String last = null;
        for (int i = 0; i < limit && next.hasNext(); i++) {
            Map.Entry<String, long[]> answer = next.next();
            last = answer.getKey();
            answers.add(Json.createObjectBuilder().add("text", last).add("votes", answer.getValue()[0]));
        }
        JsonObjectBuilder json = Json.createObjectBuilder().add("answers", answers);
        if (next.hasNext()) {
            json.add("next", last);
        }
        return Viewing.Answer.json(json.build());
    }

    /**
     * Who has voted, in the order of their earliest votes that count; and on what they may see, for what.
     *
     * @throws Problem {@code forbidden} of an anonymous poll
     */
    static Viewing.Answer voters(Board board, Supplier<List<Vote>> votes) {
        if (board.terms().anonymous()) {
            throw Problem.of(ErrorCode.FORBIDDEN, "of an anonymous poll nobody is told who has voted");
        }
        Map<String, JsonObjectBuilder> answers = new LinkedHashMap<>();
        Map<String, Vote> newest = new LinkedHashMap<>();
        for (Vote vote : votes.get()) {
            JsonObjectBuilder own = answers.computeIfAbsent(vote.login(), login -> Json.createObjectBuilder());
            newest.put(vote.login(), vote);
            board.terms()
                    .question(vote.question())
                    .filter(question -> board.hiding(question).isEmpty())
                    .ifPresent(question ->
                            own.add(question.id(), question.write(vote.ballot(), Json.createObjectBuilder())));
        }
        JsonArrayBuilder voters = Json.createArrayBuilder();
        newest.forEach((login, vote) -> voters.add(Json.createObjectBuilder()
                .add("login", login)
                .add("at", Instants.wire(vote.castAt()))
                .add("answers", answers.get(login))));
        return Viewing.Answer.json(
                Json.createObjectBuilder().add("voters", voters).build());
    }
}
