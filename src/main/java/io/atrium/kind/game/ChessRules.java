package io.atrium.kind.game;

import java.util.List;

/** Chess by the laws of FIDE. A draw by repetition or by fifty moves need not be claimed: the referee sees it. */
final class ChessRules implements Rules {
    static final String ID = "chess";

    private static final String SEPARATOR = ";";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Position start() {
        return new ChessPosition(Fen.read(Fen.START), List.of());
    }

    @Override
    public Position read(String stored) {
        List<String> parts = List.of(stored.split(SEPARATOR));
        return new ChessPosition(Fen.read(parts.get(0)), parts.subList(1, parts.size()));
    }

    /** @param seen see {@link ChessPosition} */
    static String store(ChessBoard board, List<String> seen) {
        return seen.isEmpty() ? Fen.write(board) : Fen.write(board) + SEPARATOR + String.join(SEPARATOR, seen);
    }
}
