package io.atrium.kind.game;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.testing.RestClient;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;

/** Plays a room's log anew: what the players did, and where the room itself ended a game. */
final class Replays {
    private final GameSettings settings;
    private final Match match;
    private JsonObject state;
    private JsonArrayBuilder moves = Json.createArrayBuilder();

    private Replays(GameSettings settings) {
        this.settings = settings;
        this.match = new Match(0, settings);
    }

    static JsonObject snapshot(RestClient caller, String room) {
        return caller.get("/api/rooms/" + room + "/snapshot").expect(200).json().getJsonObject("snapshot");
    }

    /** That each state of the log follows from what was done before it, and the snapshot from all of it. */
    static void assertReplays(RestClient caller, String room) {
        JsonObject settings =
                caller.get("/api/rooms/" + room).expect(200).json().getJsonObject("settings");
        Replays replay = new Replays(GameSettings.of(settings));
        caller.get("/api/rooms/" + room + "/export?format=jsonl")
                .expect(200)
                .text()
                .lines()
                .map(FrameCodec::object)
                .forEach(replay::apply);
        JsonObject snapshot = Json.createObjectBuilder(replay.state)
                .add("moves", replay.moves)
                .build();
        assertEquals(snapshot.toString(), snapshot(caller, room).toString());
    }

    private void apply(JsonObject entry) {
        String login = entry.getString("from");
        Instant at = Instants.parse(entry.getString("at")).orElseThrow();
        long seq = entry.getJsonNumber("seq").longValue();
        switch (entry.getString("type")) {
            case GameKind.SIT -> match.sit(login, Seat.of(entry.getString("seat")), settings, seq);
            case GameKind.MOVE -> move(login, entry, at);
            case GameKind.RESIGN -> match.resign(login, at);
            case GameKind.DRAW -> draw(login, entry.getBoolean("accept"), at);
            case GameKind.REMATCH -> match.rematch(login, settings, seq);
            case GameKind.STATE -> state(entry, at);
            default -> throw new AssertionError(entry);
        }
    }

    private void move(String login, JsonObject entry, Instant at) {
        String seat = match.turn().orElseThrow().wireName();
        Position.Played played =
                match.move(login, entry.getString("move"), at, Duration.ofMillis(entry.getInt("lag", 0)));
        assertEquals(entry.getString("written"), played.written());
        moves.add(Json.createObjectBuilder()
                .add("move", played.move())
                .add("written", played.written())
                .add("seat", seat)
                .add("at", entry.getString("at")));
    }

    private void draw(String login, boolean accept, Instant at) {
        if (accept) {
            match.draw(login, at);
        } else {
            match.refuseDraw(login);
        }
    }

    /** One that follows nobody's frame is the room's own doing. */
    private void state(JsonObject entry, Instant at) {
        String reason = entry.isNull("reason") ? "" : entry.getString("reason");
        if (match.isPlayed() && reason.equals(Outcome.TIME)) {
            match.fall(at);
        } else if (match.isPlayed() && reason.equals(Outcome.LEFT)) {
            match.leave(login(entry), at);
        }
        if (match.board().plies() == 0) {
            moves = Json.createArrayBuilder();
        }
        JsonObject replayed = MatchJson.of(match, at);
        replayed.forEach((member, value) -> assertEquals(value, entry.get(member), member + " of " + entry));
        state = Json.createObjectBuilder(replayed)
                .add("at", entry.getString("at"))
                .build();
    }

    private static String login(JsonObject left) {
        return left.getString(left.getString("result").equals("1-0") ? "second" : "first");
    }
}
