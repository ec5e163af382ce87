package io.atrium.kind.game;

import io.atrium.wire.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;

/** What a page asks of a game beside its state: it knows no rules of its own. */
final class GameViews {
    /** What may be played now. */
    static final String MOVES = "moves";

    /** How the board stood, from the beginning on. */
    static final String BOARDS = "boards";

    static final List<String> ALL = List.of(MOVES, BOARDS);

    private GameViews() {}

    /** @param match null: nobody has sat down yet */
    static JsonObject moves(Match match) {
        boolean played = match != null && match.isPlayed();
        return Json.createObjectBuilder()
                .add("number", match == null ? 0 : match.number())
                .add("ply", match == null ? 0 : match.board().plies())
                .add(
                        "moves",
                        Json.createArrayBuilder(
                                played ? match.board().position().moves() : List.of()))
                .build();
    }

    /** @param moves of the game whose state it is, in order */
    static JsonObject boards(JsonObject state, List<String> moves) {
        Position position = Rules.of(state.getString("game")).start();
        JsonArrayBuilder boards = Json.createArrayBuilder().add(position.board());
        for (String move : moves) {
            position = position.play(move).after();
            boards.add(position.board());
        }
        return Json.createObjectBuilder()
                .add("number", state.getInt("number"))
                .add("boards", boards)
                .build();
    }
}
