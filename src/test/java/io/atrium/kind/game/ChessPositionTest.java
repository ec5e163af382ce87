package io.atrium.kind.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.wire.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChessPositionTest {
    private static final Rules CHESS = new ChessRules();

    @Test
    void a_move_is_shown_as_uci_and_san_however_it_was_typed() {
        for (String typed : List.of("e2e4", "e4", " e4! ", "e2-e4")) {
            Position.Played played = CHESS.start().play(typed);
            assertEquals("e2e4", played.move());
            assertEquals("e4", played.written());
            assertEquals(
                    "rnbqkbnr/pppppppp/8/8/4P3/8/PPPP1PPP/RNBQKBNR b KQkq e3 0 1",
                    played.after().board());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "f3 e5 g4 Qh4, 0-1 checkmate",
        "e4 e5 Bc4 Nc6 Qh5 Nf6 Qxf7, 1-0 checkmate",
        "e3 a5 Qh5 Ra6 Qxa5 h5 Qxc7 Rah6 h4 f6 Qxd7+ Kf7 Qxb7 Qd3 Qxb8 Qh7 Qxc8 Kg6 Qe6, 1/2-1/2 stalemate",
        "Nf3 Nf6 Ng1 Ng8 Nf3 Nf6 Ng1 Ng8, 1/2-1/2 threefold_repetition",
        "Nf3 Nf6 Ng1 Ng8 Nf3 Nf6 Ng1, goes on",
        "e4 e5, goes on",
    })
    void sees_how_a_game_ends(String moves, String ended) {
        assertEquals(ended, Games.ended(Games.play(CHESS, moves)));
    }

    @Test
    void a_pawn_that_could_be_taken_in_passing_makes_it_another_position() {
        // After e2e4 the pawn on d4 could take: the position comes back without that, and counts from then on.
        String before = "Nf3 d5 Ng1 d4 e4";
        assertEquals("goes on", Games.ended(Games.play(CHESS, before + " Nf6 Nf3 Ng8 Ng1 Nf6 Nf3 Ng8 Ng1")));
        assertEquals(
                "1/2-1/2 threefold_repetition",
                Games.ended(Games.play(CHESS, before + " Nf6 Nf3 Ng8 Ng1 Nf6 Nf3 Ng8 Ng1 Nf6")));
    }

    @ParameterizedTest
    @CsvSource({
        "8/8/4k3/8/8/3K4/8/8 w - - 0 1, 1/2-1/2 insufficient_material",
        "8/8/4k3/8/8/3KN3/8/8 w - - 0 1, 1/2-1/2 insufficient_material",
        "8/8/4k1b1/8/8/3K1B2/8/8 w - - 0 1, 1/2-1/2 insufficient_material",
        "8/8/4kb2/8/8/3K1B2/8/8 w - - 0 1, goes on",
        "8/8/4k3/8/8/2NKN3/8/8 w - - 0 1, goes on",
        "8/8/4k3/8/8/3K3P/8/8 w - - 0 1, goes on",
        "8/8/4k3/8/8/3K3R/8/8 w - - 100 90, 1/2-1/2 fifty_moves",
        "8/8/4k3/8/8/3K3R/8/8 w - - 99 90, goes on",
        "7k/5Q2/6K1/8/8/8/8/8 b - - 0 1, 1/2-1/2 stalemate",
        "7k/6Q1/6K1/8/8/8/8/8 b - - 100 90, 1-0 checkmate",
    })
    void sees_what_can_not_be_won(String fen, String ended) {
        assertEquals(ended, Games.ended(CHESS.read(fen)));
    }

    @Test
    void castles_and_takes_in_passing_and_promotes() {
        assertEquals("e4 e5 Nf3 Nf6 Bc4 Bc5 O-O O-O", Games.written(CHESS, "e2e4 e7e5 g1f3 g8f6 f1c4 f8c5 e1g1 e8g8"));
        assertEquals("e4 a6 e5 d5 exd6", Games.written(CHESS, "e2e4 a7a6 e4e5 d7d5 e5d6"));
        assertEquals(
                "b4 a5 bxa5 b5 axb6 Ra6 b7 Rh6 bxc8=N",
                Games.written(CHESS, "b2b4 a7a5 b4a5 b7b5 a5b6 a8a6 b6b7 a6h6 b7c8n"));
        assertTrue(Games.play(CHESS, "b4 a5 bxa5 b5 axb6 Ra6 b7 Rh6 bxc8=N")
                .board()
                .startsWith("1nNqkbnr/"));
    }

    @Test
    void says_from_where_where_two_could_go() {
        Position knights = CHESS.read("4k3/8/8/8/8/8/8/N3K1N1 w - - 0 1");
        assertEquals("Nb3", knights.play("a1b3").written());
        Position rooks = CHESS.read("4k3/8/8/R7/8/8/8/R3K3 w - - 0 1");
        assertEquals("R1a3", rooks.play("a1a3").written());
        Position files = CHESS.read("4k3/8/8/8/8/8/3N3N/4K3 w - - 0 1");
        assertEquals("Ndf3", files.play("d2f3").written());
        Position queens = CHESS.read("8/2k5/8/8/4Q2Q/8/8/K6Q w - - 0 1");
        assertEquals("Qh4e1", queens.play("h4e1").written());
        assertEquals("illegal_move", refusal(queens, "Qe1"));
        assertEquals("h4e1", queens.play("Qh4e1").move());
    }

    @ParameterizedTest
    @ValueSource(strings = {"e2e5", "e7e5", "Nd4", "O-O", "e9", "nonsense", "e2", "", "e2e4e5", "Ke2"})
    void refuses_by_name_what_is_illegal(String move) {
        assertEquals("illegal_move", refusal(CHESS.start(), move));
    }

    @Test
    void nobody_castles_through_check_or_after_the_king_has_moved() {
        assertEquals("illegal_move", refusal(CHESS.read("4kr2/8/8/8/8/8/8/4K2R w K - 0 1"), "O-O"));
        assertEquals("illegal_move", refusal(Games.play(CHESS, "e4 e5 Nf3 Nc6 Bc4 Bc5 Ke2 Nf6 Ke1 d6"), "O-O"));
        assertEquals(
                "O-O-O",
                CHESS.read("r3k3/8/8/8/8/8/8/R3K2R w KQq - 0 1").play("0-0-0").written());
    }

    @Test
    void is_read_back_with_what_it_has_seen() {
        Position position = Games.play(CHESS, "Nf3 Nf6 Ng1 Ng8 Nf3 Nf6 Ng1");
        Position read = CHESS.read(position.stored());
        assertEquals(position.stored(), read.stored());
        assertEquals(
                "1/2-1/2 threefold_repetition", Games.ended(read.play("Ng8").after()));
        assertEquals(Seat.SECOND, read.turn());
    }

    @Test
    void a_bare_king_can_not_win_on_time() {
        Position position = CHESS.read("8/8/4k3/8/8/3K3R/8/8 w - - 0 1");
        assertTrue(position.canWin(Seat.FIRST));
        assertFalse(position.canWin(Seat.SECOND));
    }

    private static String refusal(Position position, String move) {
        return assertThrows(Problem.class, () -> position.play(move)).wireName();
    }
}
