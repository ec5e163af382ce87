package io.atrium.kind.poll;

import io.atrium.wire.Csv;
import io.atrium.wire.Instants;
import java.io.IOException;
import java.io.Writer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A poll as a table, as far as the person may see it. Each row is an answer and how often it was given, so that the sum of {@code votes} by question, answer and
 * place is the tally: in a named poll a row for each vote, with who and when; in an anonymous one a row for each answer.
 */
final class PollFiles {
    private final Board board;
    private final Writer to;

    private PollFiles(Board board, Writer to) {
        this.board = board;
        this.to = to;
    }

    /** @param votes of a named poll */
    static void csv(Board board, List<Vote> votes, Writer to) throws IOException {
        Csv.write(to, "question", "text", "type", "answer", "place", "votes", "login", "at");
        PollFiles file = new PollFiles(board, to);
        for (Question question : board.terms().questions()) {
            if (board.hiding(question).isPresent()) {
                file.row(question, "", null, null, null);
            } else if (board.terms().anonymous()) {
                file.counts(question);
            } else {
                file.votes(question, votes);
            }
        }
    }

    private void votes(Question question, List<Vote> votes) throws IOException {
        Set<String> given = new HashSet<>();
        for (Vote vote : votes) {
            if (vote.question().equals(question.id())) {
                List<String> marks = vote.ballot().marks();
                for (int i = 0; i < marks.size(); i++) {
                    row(question, marks.get(i), place(question, i), 1L, vote);
                }
                given.addAll(marks);
            }
        }
        for (String mark : question.marks()) {
            if (!given.contains(mark)) {
                row(question, mark, null, 0L, null);
            }
        }
    }

    private void counts(Question question) throws IOException {
        for (Map.Entry<String, long[]> mark :
                board.counted(question).tally().orElseThrow().marks().entrySet()) {
            long[] counts = mark.getValue();
            for (int i = 0; i < counts.length; i++) {
                row(question, mark.getKey(), place(question, i), counts[i], null);
            }
        }
    }

    private static Integer place(Question question, int index) {
        return question.type() == QuestionType.RANKING ? index + 1 : null;
    }

    private void row(Question question, String answer, Integer place, Long votes, Vote vote) throws IOException {
        Csv.write(
                to,
                question.id(),
                question.text(),
                question.type().wireName(),
                answer,
                place,
                votes,
                vote == null ? null : vote.login(),
                vote == null ? null : Instants.wire(vote.castAt()));
    }
}
