package io.atrium.kind.game;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wolfraam.chessgame.ChessGame;
import io.github.wolfraam.chessgame.move.Move;
import io.github.wolfraam.chessgame.notation.NotationType;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random games, compared with what another program makes of them: which moves are legal, how they are written, how the board stands after them. */
class ChessLibraryTest {
    private static final Rules CHESS = new ChessRules();
    private static final int LONGEST = 120;

    @ParameterizedTest
    @ValueSource(
            strings = {
                Fen.START,
                "r3k2r/p1ppqpb1/bn2pnp1/3PN3/1p2P3/2N2Q1p/PPPBBPPP/R3K2R w KQkq - 0 1",
                "r3k2r/Pppp1ppp/1b3nbN/nP6/BBP1P3/q4N2/Pp1P2PP/R2Q1RK1 w kq - 0 1",
                "n1n5/PPPk4/8/8/8/8/4Kppp/5N1N b - - 0 1",
            })
    void has_the_same_legal_moves_written_the_same_way(String from) {
        Random random = new Random(from.hashCode());
        for (int game = 0; game < 10; game++) {
            play(from, random);
        }
    }

    private static void play(String from, Random random) {
        Position position = CHESS.read(from);
        ChessGame other = new ChessGame(from);
        for (int ply = 0; ply < LONGEST && position.outcome().isEmpty(); ply++) {
            assertEquals(written(other), written(position), other.getFen());
            List<String> moves = position.moves();
            String move = moves.get(random.nextInt(moves.size()));
            other.playMove(NotationType.UCI, move);
            position = position.play(move).after();
            assertEquals(placed(other.getFen()), placed(position.board()));
        }
    }

    /** Each legal move's SAN by its UCI. */
    private static Map<String, String> written(Position position) {
        Map<String, String> written = new TreeMap<>();
        position.moves().forEach(move -> written.put(move, position.play(move).written()));
        return written;
    }

    private static Map<String, String> written(ChessGame game) {
        Map<String, String> written = new TreeMap<>();
        for (Move move : game.getLegalMoves()) {
            written.put(game.getNotation(NotationType.UCI, move), game.getNotation(NotationType.SAN, move));
        }
        return written;
    }

    /** The pieces, the side to move and its rights. */
    private static List<String> placed(String fen) {
        return List.of(fen.split(" ")).subList(0, 3);
    }
}
