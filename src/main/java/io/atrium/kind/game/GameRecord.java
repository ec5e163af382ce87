package io.atrium.kind.game;

import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One game of a room's log, from the first entry that tells of it to the last: what a file says of it. */
final class GameRecord {
    /** As played and as written down. */
    record Line(String move, String written) {}

    private final List<Line> lines = new ArrayList<>();
    private final Instant began;
    private JsonObject state;
    private Instant changed;

    /** @param state the first of the game */
    GameRecord(JsonObject state, Instant at) {
        this.began = at;
        this.state = state;
        this.changed = at;
    }

    void become(JsonObject later, Instant at) {
        state = later;
        changed = at;
    }

    void add(JsonObject move) {
        lines.add(new Line(move.getString("move"), move.getString("written")));
    }

    List<Line> lines() {
        return lines;
    }

    Instant began() {
        return began;
    }

    int number() {
        return state.getInt("number");
    }

    String game() {
        return state.getString("game");
    }

    /** Who sits there; {@code ?} where nobody does. */
    String login(Seat seat) {
        return text(seat.wireName(), "?");
    }

    /** {@code *} where it goes on. */
    String result() {
        return text("result", "*");
    }

    /** Empty where it goes on. */
    String reason() {
        return text("reason", "");
    }

    TimeControl control() {
        return state.isNull("clock")
                ? TimeControl.NONE
                : TimeControl.of(state.getJsonObject("clock").getString("control"));
    }

    private String text(String member, String otherwise) {
        return state.isNull(member) ? otherwise : state.getString(member);
    }

    JsonObject toJson() {
        JsonArrayBuilder moves = Json.createArrayBuilder();
        lines.forEach(line ->
                moves.add(Json.createObjectBuilder().add("move", line.move()).add("written", line.written())));
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("number", number())
                .add("game", game())
                .add("clock", control().wireName())
                .add("first", state.get("first"))
                .add("second", state.get("second"))
                .add("began", Instants.wire(began))
                .add("changed", Instants.wire(changed))
                .add("result", state.get("result"))
                .add("reason", state.get("reason"))
                .add("board", state.get("board"));
        return json.add("moves", moves).build();
    }
}
