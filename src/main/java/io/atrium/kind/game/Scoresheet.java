package io.atrium.kind.game;

import io.atrium.room.Entry;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The game of a room as its log tells it: the newest state, and the moves that led there. Not for several threads. */
final class Scoresheet {
    /** @param seat who made it: in Reversi not always the other one in turn */
    private record Line(String move, String written, String seat, Instant at) {
        JsonObject toJson() {
            return Json.createObjectBuilder()
                    .add("move", move)
                    .add("written", written)
                    .add("seat", seat)
                    .add("at", Instants.wire(at))
                    .build();
        }
    }

    private final List<Line> lines = new ArrayList<>();
    private JsonObject state;
    private Instant at;

    void apply(Entry entry) {
        if (entry.getType().equals(GameKind.MOVE)) {
            JsonObject body = entry.body();
            lines.add(
                    new Line(body.getString("move"), body.getString("written"), body.getString("seat"), entry.getAt()));
        } else if (entry.getType().equals(GameKind.STATE)) {
            state = entry.body();
            at = entry.getAt();
            if (state.getInt("ply") == 0) {
                lines.clear();
            }
        }
    }

    /** What was played, in order. */
    List<String> moves() {
        return lines.stream().map(Line::move).toList();
    }

    /**
     * The snapshot.
     *
     * @param settings of a room where nothing has happened yet
     */
    JsonObject toJson(GameSettings settings) {
        JsonArrayBuilder moves = Json.createArrayBuilder();
        lines.forEach(line -> moves.add(line.toJson()));
        return Json.createObjectBuilder(state(settings))
                .add("at", at == null ? JsonValue.NULL : Json.createValue(Instants.wire(at)))
                .add("moves", moves)
                .build();
    }

    JsonObject state(GameSettings settings) {
        return state == null ? MatchJson.of(new Match(0, settings), Instant.EPOCH) : state;
    }
}
