package io.atrium.kind.game;

import java.util.ArrayList;
import java.util.List;

/** The legal moves of a chess board. */
final class ChessMoves {
    private static final char[] PROMOTIONS = {'q', 'r', 'b', 'n'};

    private final ChessBoard board;
    private final boolean white;
    private final List<ChessMove> moves = new ArrayList<>();

    private ChessMoves(ChessBoard board) {
        this.board = board;
        this.white = board.isWhiteToMove();
    }

    static List<ChessMove> legal(ChessBoard board) {
        List<ChessMove> moves = new ChessMoves(board).all();
        moves.removeIf(move -> board.after(move).isInCheck(board.isWhiteToMove()));
        return moves;
    }

    /** Those that leave the king where it can be taken among them. */
    private List<ChessMove> all() {
        for (int square = 0; square < Square.COUNT; square++) {
            if (board.isOf(square, white)) {
                from(square);
            }
        }
        castling();
        return moves;
    }

    private void from(int square) {
        switch (Character.toUpperCase(board.at(square))) {
            case 'P' -> pawn(square);
            case 'N' -> step(square, Way.KNIGHT);
            case 'K' -> step(square, Way.ALL);
            case 'B' -> slide(square, Way.DIAGONAL);
            case 'R' -> slide(square, Way.STRAIGHT);
            default -> slide(square, Way.ALL);
        }
    }

    private void step(int from, List<Way> ways) {
        for (Way way : ways) {
            int to = Square.step(from, way);
            if (to != Square.NONE && !board.isOf(to, white)) {
                moves.add(ChessMove.of(from, to));
            }
        }
    }

    private void slide(int from, List<Way> ways) {
        for (Way way : ways) {
            int to = Square.step(from, way);
            while (to != Square.NONE && board.isEmpty(to)) {
                moves.add(ChessMove.of(from, to));
                to = Square.step(to, way);
            }
            if (to != Square.NONE && !board.isOf(to, white)) {
                moves.add(ChessMove.of(from, to));
            }
        }
    }

    private void pawn(int from) {
        int up = white ? 1 : -1;
        int homeRank = white ? 1 : 6;
        int one = Square.step(from, new Way(0, up));
        if (board.isEmpty(one)) {
            pawnTo(from, one);
            int two = Square.step(one, new Way(0, up));
            if (Square.rank(from) == homeRank && board.isEmpty(two)) {
                moves.add(ChessMove.of(from, two));
            }
        }
        for (int side = -1; side <= 1; side += 2) {
            int to = Square.step(from, new Way(side, up));
            if (to != Square.NONE && (board.isOf(to, !white) || to == board.enPassant())) {
                pawnTo(from, to);
            }
        }
    }

    private void pawnTo(int from, int to) {
        int rank = Square.rank(to);
        if (rank != 0 && rank != Square.SIDE - 1) {
            moves.add(ChessMove.of(from, to));
            return;
        }
        for (char promotion : PROMOTIONS) {
            moves.add(new ChessMove(from, to, promotion));
        }
    }

    private void castling() {
        for (Castling way : Castling.ALL) {
            if (way.isWhite() == white
                    && board.hasRight(way)
                    && way.between().stream().allMatch(board::isEmpty)
                    && way.safe().stream().noneMatch(square -> board.isAttacked(square, !white))) {
                moves.add(ChessMove.of(way.king(), way.to()));
            }
        }
    }
}
