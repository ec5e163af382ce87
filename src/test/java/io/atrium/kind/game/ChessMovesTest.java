package io.atrium.kind.game;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Legality against the published counts of chessprogramming.org/Perft_Results. */
class ChessMovesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1             | 20 400 8902 197281",
                "r3k2r/p1ppqpb1/bn2pnp1/3PN3/1p2P3/2N2Q1p/PPPBBPPP/R3K2R w KQkq - 0 1 | 48 2039 97862",
                "8/2p5/3p4/KP5r/1R3p1k/8/4P1P1/8 w - - 0 1                            | 14 191 2812 43238",
                "r3k2r/Pppp1ppp/1b3nbN/nP6/BBP1P3/q4N2/Pp1P2PP/R2Q1RK1 w kq - 0 1     | 6 264 9467 422333",
                "rnbq1k1r/pp1Pbppp/2p5/8/2B5/8/PPP1NnPP/RNBQK2R w KQ - 1 8             | 44 1486 62379",
                "r4rk1/1pp1qppp/p1np1n2/2b1p1B1/2B1P1b1/P1NP1N2/1PP1QPPP/R4RK1 w - - 0 10 | 46 2079 89890",
            })
    void counts_as_many_games_as_published(String fen, String counts) {
        ChessBoard board = Fen.read(fen);
        int depth = 1;
        for (String count : counts.split(" ")) {
            assertEquals(Long.parseLong(count), games(board, depth), "after " + depth + " plies");
            depth++;
        }
    }

    @Test
    void a_board_is_written_as_it_was_read() {
        for (String fen : new String[] {
            Fen.START,
            "rnbqkbnr/pppp1ppp/8/4p3/4P3/8/PPPP1PPP/RNBQKBNR w KQkq e6 0 2",
            "8/8/8/8/8/4k3/8/4K2R b K - 12 61"
        }) {
            assertEquals(fen, Fen.write(Fen.read(fen)));
        }
    }

    private static long games(ChessBoard board, int depth) {
        if (depth == 0) {
            return 1;
        }
        long games = 0;
        for (ChessMove move : ChessMoves.legal(board)) {
            games += games(board.after(move), depth - 1);
        }
        return games;
    }
}
