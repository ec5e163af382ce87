package io.atrium.kind.game;

import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;

/** A game as the wire shows it: the body of a {@code state}, and the snapshot but for the moves. */
final class MatchJson {
    private MatchJson() {}

    /** @param at the time its clocks are told of */
    static JsonObject of(Match match, Instant at) {
        BoardRow board = match.board();
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("game", board.game())
                .add("number", match.number())
                .add("ply", board.plies());
        add(json, "turn", match.turn().map(Seat::wireName).orElse(null));
        json.add("board", board.position().board());
        add(json, "last", board.lastMove());
        add(json, "written", board.lastWritten());
        add(json, "result", match.outcome().map(Outcome::result).orElse(null));
        add(json, "reason", match.outcome().map(Outcome::reason).orElse(null));
        add(json, "first", match.login(Seat.FIRST));
        add(json, "second", match.login(Seat.SECOND));
        add(json, "draw", match.drawOffer().map(Seat::wireName).orElse(null));
        add(json, "rematch", match.rematchOffer().map(Seat::wireName).orElse(null));
        return json.add("clock", clock(match.clocks(), at)).build();
    }

    private static JsonValue clock(Clocks clocks, Instant at) {
        if (!clocks.isKept()) {
            return JsonValue.NULL;
        }
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("control", clocks.control().wireName())
                .add("first", clocks.left(Seat.FIRST, at).toMillis())
                .add("second", clocks.left(Seat.SECOND, at).toMillis());
        add(json, "running", clocks.running() == null ? null : clocks.running().wireName());
        return json.build();
    }

    private static void add(JsonObjectBuilder json, String member, String text) {
        if (text == null) {
            json.addNull(member);
        } else {
            json.add(member, text);
        }
    }
}
