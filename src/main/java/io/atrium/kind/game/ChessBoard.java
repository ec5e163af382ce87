package io.atrium.kind.game;

import java.util.List;

/**
 * Where the chess pieces stand and what FEN says beside: immutable. Knows how a move changes it and what is attacked, not which moves are legal.
 *
 * <p>A piece is its letter in FEN, white's in capitals; {@link #EMPTY} is none.
 */
final class ChessBoard {
    static final char EMPTY = '.';

    /** From where pawns attack, seen from what they attack. */
    private static final List<Way> WHITE_PAWNS = List.of(new Way(-1, -1), new Way(1, -1));

    private static final List<Way> BLACK_PAWNS = List.of(new Way(-1, 1), new Way(1, 1));

    private final char[] squares;
    private final boolean white;
    private final String castling;
    private final int enPassant;
    private final int halfmoves;
    private final int number;

    /**
     * @param squares by {@link Square}, not copied
     * @param castling the rights that are left, as in FEN, empty for none
     * @param enPassant the square a pawn has just passed over, or {@link Square#NONE}
     * @param halfmoves since the last capture or pawn's move
     * @param number of the move, counted by black's
     */
    ChessBoard(char[] squares, boolean white, String castling, int enPassant, int halfmoves, int number) {
        this.squares = squares;
        this.white = white;
        this.castling = castling;
        this.enPassant = enPassant;
        this.halfmoves = halfmoves;
        this.number = number;
    }

    char at(int square) {
        return squares[square];
    }

    boolean isEmpty(int square) {
        return squares[square] == EMPTY;
    }

    boolean isWhiteToMove() {
        return white;
    }

    String castling() {
        return castling;
    }

    int enPassant() {
        return enPassant;
    }

    int halfmoves() {
        return halfmoves;
    }

    int number() {
        return number;
    }

    /** Whether a side has a piece there. */
    boolean isOf(int square, boolean whites) {
        char piece = squares[square];
        return piece != EMPTY && Character.isUpperCase(piece) == whites;
    }

    /** A side's letter of a piece. */
    static char piece(char capital, boolean whites) {
        return whites ? capital : Character.toLowerCase(capital);
    }

    /** After a move of one of this board's own pieces, legal or not. */
    ChessBoard after(ChessMove move) {
        char[] changed = squares.clone();
        char piece = changed[move.from()];
        boolean pawn = Character.toUpperCase(piece) == 'P';
        boolean taken = changed[move.to()] != EMPTY;
        changed[move.from()] = EMPTY;
        changed[move.to()] =
                move.promotion() == ChessMove.NONE ? piece : piece(Character.toUpperCase(move.promotion()), white);
        if (pawn && move.to() == enPassant) {
            changed[Square.of(Square.file(move.to()), Square.rank(move.from()))] = EMPTY;
        }
        moveRook(changed, piece, move);
        return new ChessBoard(
                changed,
                !white,
                rightsAfter(move),
                pawn ? passedOver(move) : Square.NONE,
                pawn || taken ? 0 : halfmoves + 1,
                white ? number : number + 1);
    }

    private static void moveRook(char[] changed, char piece, ChessMove move) {
        if (Character.toUpperCase(piece) != 'K') {
            return;
        }
        for (Castling way : Castling.ALL) {
            // No king goes two squares otherwise.
            if (way.king() == move.from() && way.to() == move.to()) {
                changed[way.rookTo()] = changed[way.rook()];
                changed[way.rook()] = EMPTY;
            }
        }
    }

    private String rightsAfter(ChessMove move) {
        if (castling.isEmpty()) {
            return castling;
        }
        StringBuilder left = new StringBuilder();
        for (Castling way : Castling.ALL) {
            boolean touched = touches(move, way.king()) || touches(move, way.rook());
            if (hasRight(way) && !touched) {
                left.append(way.right());
            }
        }
        return left.toString();
    }

    private static boolean touches(ChessMove move, int square) {
        return move.from() == square || move.to() == square;
    }

    boolean hasRight(Castling way) {
        return castling.indexOf(way.right()) >= 0;
    }

    private static int passedOver(ChessMove move) {
        int ranks = Square.rank(move.to()) - Square.rank(move.from());
        return Math.abs(ranks) == 2 ? (move.from() + move.to()) / 2 : Square.NONE;
    }

    /** Whether a side's king is attacked, whoever is to move. */
    boolean isInCheck(boolean whites) {
        char king = piece('K', whites);
        for (int square = 0; square < Square.COUNT; square++) {
            if (squares[square] == king) {
                return isAttacked(square, !whites);
            }
        }
        return false;
    }

    boolean isAttacked(int square, boolean byWhite) {
        return steps(square, Way.KNIGHT, piece('N', byWhite))
                || steps(square, Way.ALL, piece('K', byWhite))
                || steps(square, byWhite ? WHITE_PAWNS : BLACK_PAWNS, piece('P', byWhite))
                || slides(square, Way.STRAIGHT, piece('R', byWhite), piece('Q', byWhite))
                || slides(square, Way.DIAGONAL, piece('B', byWhite), piece('Q', byWhite));
    }

    private boolean steps(int square, List<Way> ways, char piece) {
        for (Way way : ways) {
            int from = Square.step(square, way);
            if (from != Square.NONE && squares[from] == piece) {
                return true;
            }
        }
        return false;
    }

    private boolean slides(int square, List<Way> ways, char piece, char queen) {
        for (Way way : ways) {
            int from = Square.step(square, way);
            while (from != Square.NONE && squares[from] == EMPTY) {
                from = Square.step(from, way);
            }
            if (from != Square.NONE && (squares[from] == piece || squares[from] == queen)) {
                return true;
            }
        }
        return false;
    }
}
