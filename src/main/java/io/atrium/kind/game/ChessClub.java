package io.atrium.kind.game;

import io.atrium.room.Demonstrated.Cast;
import io.atrium.room.Demonstrated.DemoRoom;
import io.atrium.room.NewRoom;
import io.atrium.room.Room;
import io.atrium.room.Visibility;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The demonstration's games: one that plays itself, one in which it is Ann's turn, one that waits for somebody. */
final class ChessClub {
    private static final String SHOW = "chess-club";
    private static final String ANN_BOB = "ann-bob";
    private static final Duration BETWEEN_MOVES = Duration.ofSeconds(12);
    private static final Duration BETWEEN_GAMES = Duration.ofMinutes(2);

    /** Morphy against the Duke of Brunswick and Count Isouard, Paris 1858. */
    private static final List<String> OPERA =
            List.of(("e4 e5 Nf3 d6 d4 Bg4 dxe5 Bxf3 Qxf3 dxe5 Bc4 Nf6 Qb3 Qe7 Nc3 c6 Bg5"
                            + " b5 Nxb5 cxb5 Bxb5+ Nbd7 O-O-O Rd8 Rxd7 Rxd7 Rd1 Qe6 Bxd7+ Nxd7 Qb8+ Nxb8 Rd8#")
                    .split(" "));

    private static final List<String> OPENING =
            List.of("d4 d5 Nc3 Nf6 Bg5 e6 Nf3 Be7 e3 h6 Bh4 O-O Bd3 c6 O-O Nbd7 Re1 a6 e4 Re8 e5 Nh7".split(" "));

    static final List<DemoRoom> ROOMS = List.of(
            room("bob", SHOW, "Chess club", "A game to watch", ChessRules.ID, "15+10", List.of("cho", "ann")),
            room("ann", ANN_BOB, "Ann – Bob", "Three days a move", ChessRules.ID, "3d", List.of("bob", "cho")),
            room(
                    "cho",
                    "lunch-break",
                    "Lunch break",
                    "Four in a row",
                    ConnectFourRules.ID,
                    "none",
                    List.of("ann", "bob")));

    private ChessClub() {}

    private static DemoRoom room(
            String keeper, String name, String title, String purpose, String game, String clock, List<String> members) {
        JsonObject settings =
                Json.createObjectBuilder().add("game", game).add("clock", clock).build();
        return new DemoRoom(
                keeper, new NewRoom(name, title, purpose, GameKind.ID, Visibility.OPEN, settings, members, null));
    }

    static void furnish(Room room, Cast cast) {
        switch (room.getName()) {
            case SHOW -> begin(room, cast, "bob", "cho");
            case ANN_BOB -> {
                begin(room, cast, "ann", "bob");
                for (int ply = 0; ply < OPENING.size(); ply++) {
                    cast.say(room, ply % 2 == 0 ? "ann" : "bob", List.of(move(OPENING.get(ply))));
                }
            }
            default -> cast.say(room, "cho", List.of(sit(Seat.SECOND)));
        }
    }

    private static void begin(Room room, Cast cast, String first, String second) {
        cast.say(room, first, List.of(sit(Seat.FIRST)));
        cast.say(room, second, List.of(sit(Seat.SECOND)));
    }

    /** Plays on in the room that plays itself, as long as Bob and Cho sit there and no visitor has played for them. @param game its snapshot */
    static void enliven(Room room, Cast cast, JsonObject game, Instant now) {
        if (!room.getName().equals(SHOW) || game.isNull("at") || !isOurs(game)) {
            return;
        }
        Duration idle = Duration.between(Instants.parse(game.getString("at")).orElse(now), now);
        if (!game.isNull("result")) {
            if (idle.compareTo(BETWEEN_GAMES) > 0) {
                cast.say(room, game.getString("first"), List.of(frame("rematch")));
                cast.say(room, game.getString("second"), List.of(frame("rematch")));
            }
            return;
        }
        int ply = game.getInt("ply");
        if (idle.compareTo(BETWEEN_MOVES) > 0 && !game.isNull("turn") && isOpera(game) && ply < OPERA.size()) {
            cast.say(room, game.getString(game.getString("turn")), List.of(move(OPERA.get(ply))));
        }
    }

    private static boolean isOpera(JsonObject game) {
        List<String> played = game.getJsonArray("moves").getValuesAs(JsonObject.class).stream()
                .map(move -> move.getString("written"))
                .toList();
        return played.equals(OPERA.subList(0, Math.min(played.size(), OPERA.size())));
    }

    private static boolean isOurs(JsonObject game) {
        List<String> seated = new ArrayList<>();
        for (String seat : Seat.wireNames()) {
            seated.add(game.isNull(seat) ? "" : game.getString(seat));
        }
        return seated.contains("bob") && seated.contains("cho") && game.isNull("rematch");
    }

    private static JsonObject sit(Seat seat) {
        return Json.createObjectBuilder(frame(GameKind.SIT))
                .add("seat", seat.wireName())
                .build();
    }

    private static JsonObject move(String move) {
        return Json.createObjectBuilder().add("move", move).build();
    }

    private static JsonObject frame(String type) {
        return Json.createObjectBuilder().add("type", type).build();
    }
}
