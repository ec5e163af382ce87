package io.atrium.kind.game;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.wire.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class GameViewsTest {
    private static final GameSettings CHESS = new GameSettings("chess", TimeControl.NONE);

    @Test
    void nothing_may_be_played_before_a_game_begins() {
        assertEquals(
                "{\"number\":0,\"ply\":0,\"moves\":[]}", GameViews.moves(null).toString());
        Match match = new Match(1, CHESS);
        match.sit("ann", Seat.FIRST, CHESS, 1);
        assertEquals(
                "{\"number\":1,\"ply\":0,\"moves\":[]}", GameViews.moves(match).toString());
        match.sit("bob", Seat.SECOND, CHESS, 3);
        assertEquals(20, GameViews.moves(match).getJsonArray("moves").size());
    }

    @Test
    void the_board_is_shown_from_the_beginning_on() {
        assertEquals(
                "{\"number\":3,\"boards\":[\"" + Fen.START
                        + "\",\"rnbqkbnr/pppppppp/8/8/4P3/8/PPPP1PPP/RNBQKBNR b KQkq e3 0 1\"]}",
                GameViews.boards(
                                Json.createObjectBuilder()
                                        .add("game", "chess")
                                        .add("number", 3)
                                        .build(),
                                List.of("e2e4"))
                        .toString());
    }

    @Test
    void a_board_has_a_character_for_each_place() {
        assertEquals("rnbqkbnr", BoardPaint.rows(Fen.START).get(0));
        assertEquals("........", BoardPaint.rows(Fen.START).get(3));
        assertEquals(List.of("x..", ".o."), BoardPaint.rows("x../.o."));
    }
}
