package io.atrium.kind.game;

import java.util.ArrayList;
import java.util.List;

/** Plays games for plain tests. */
final class Games {
    private Games() {}

    /** @param moves with blanks between them */
    static Position play(Rules rules, String moves) {
        return play(rules.start(), moves);
    }

    static Position play(Position from, String moves) {
        Position position = from;
        for (String move : moves.strip().split("\\s+")) {
            position = position.play(move).after();
        }
        return position;
    }

    /** How people write the moves down. */
    static String written(Rules rules, String moves) {
        List<String> written = new ArrayList<>();
        Position position = rules.start();
        for (String move : moves.strip().split("\\s+")) {
            Position.Played played = position.play(move);
            written.add(played.written());
            position = played.after();
        }
        return String.join(" ", written);
    }

    static long count(Position position, int depth) {
        if (depth == 0 || position.outcome().isPresent()) {
            return depth == 0 ? 1 : 0;
        }
        return position.moves().stream()
                .mapToLong(move -> count(position.play(move).after(), depth - 1))
                .sum();
    }

    static String ended(Position position) {
        return position.outcome()
                .map(outcome -> outcome.result() + " " + outcome.reason())
                .orElse("goes on");
    }
}
