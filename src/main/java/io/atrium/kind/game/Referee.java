package io.atrium.kind.game;

import io.atrium.room.Draft;
import io.atrium.room.Entry;
import io.atrium.room.Member;
import io.atrium.room.Received;
import io.atrium.room.Room;
import io.atrium.wire.Frame;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * What happens to a room's game in the transaction of an entry. Decided there and not before: two players may act at once, and the frames of a batch build on
 * each other. Each entry of a player's is followed by the {@code state} it led to.
 */
final class Referee {
    private Referee() {}

    /** What an entry does to the game; says what more the entry tells. */
    @FunctionalInterface
    interface Ruling {
        void apply(Match match, Entry entry, JsonObjectBuilder body);
    }

    static Ruling sit(Seat seat, GameSettings settings) {
        return (match, entry, body) -> {
            match.sit(entry.getAuthor(), seat, settings, entry.getSeq());
            body.add("number", match.number());
        };
    }

    static Ruling move(String move, Duration lag) {
        return (match, entry, body) -> {
            String seat = match.turn().map(Seat::wireName).orElse("");
            Position.Played played = match.move(entry.getAuthor(), move, entry.getAt(), lag);
            body.add("move", played.move())
                    .add("written", played.written())
                    .add("seat", seat)
                    .add("number", match.number())
                    .add("ply", match.board().plies());
        };
    }

    static Ruling resign() {
        return (match, entry, body) -> match.resign(entry.getAuthor(), entry.getAt());
    }

    static Ruling draw(boolean accept) {
        return (match, entry, body) -> {
            if (accept) {
                match.draw(entry.getAuthor(), entry.getAt());
            } else {
                match.refuseDraw(entry.getAuthor());
            }
        };
    }

    static Ruling rematch(GameSettings settings) {
        return (match, entry, body) -> match.rematch(entry.getAuthor(), settings, entry.getSeq());
    }

    /** A frame's entry, and the state after it. */
    static Received rule(Member from, Frame frame, JsonObject body, Ruling ruling) {
        GameSettings settings = GameSettings.of(from.room().settings());
        Draft own = Draft.of(from, frame, body).with((entities, entry) -> {
            JsonObjectBuilder told = Json.createObjectBuilder(body);
            ruling.apply(match(entities, entry.getRoomId(), settings), entry, told);
            entry.replaceBody(told.build());
        });
        return new Received.StoreAll(
                List.of(own, state(from.room(), stateRef(from, frame), (match, entry, told) -> {})));
    }

    /** Sent again, a frame must not tell its state twice. */
    private static String stateRef(Member from, Frame frame) {
        if (frame.ref() == null) {
            return null;
        }
        String sending = from.login() + ' ' + frame.ref();
        return "state-" + UUID.nameUUIDFromBytes(sending.getBytes(StandardCharsets.UTF_8));
    }

    /** What the room itself finds, such as a flag that has fallen. */
    static Draft state(Room room, String ref, Ruling ruling) {
        GameSettings settings = GameSettings.of(room.settings());
        return Draft.bySystem(room, GameKind.STATE, ref, JsonValue.EMPTY_JSON_OBJECT)
                .with((entities, entry) -> {
                    Match match = match(entities, entry.getRoomId(), settings);
                    ruling.apply(match, entry, Json.createObjectBuilder());
                    entry.replaceBody(MatchJson.of(match, entry.getAt()));
                });
    }

    private static Match match(EntityManager entities, long roomId, GameSettings settings) {
        Match match = entities.find(Match.class, roomId);
        if (match == null) {
            match = new Match(roomId, settings);
            entities.persist(match);
        }
        return match;
    }
}
