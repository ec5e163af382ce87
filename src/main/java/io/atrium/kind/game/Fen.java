package io.atrium.kind.game;

/** Forsyth-Edwards Notation, as the PGN standard of 1994 has it in section 16.1. */
final class Fen {
    static final String START = "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1";

    private Fen() {}

    /** @param fen one that {@link #write} made, or a valid one */
    static ChessBoard read(String fen) {
        String[] fields = fen.split(" ");
        return new ChessBoard(
                squares(fields[0]),
                fields[1].equals("w"),
                fields[2].equals("-") ? "" : fields[2],
                fields[3].equals("-") ? Square.NONE : Square.of(fields[3]),
                Integer.parseInt(fields[4]),
                Integer.parseInt(fields[5]));
    }

    private static char[] squares(String placement) {
        char[] squares = new char[Square.COUNT];
        int rank = Square.SIDE - 1;
        int file = 0;
        for (char c : placement.toCharArray()) {
            if (c == '/') {
                rank--;
                file = 0;
            } else if (Character.isDigit(c)) {
                for (int empty = c - '0'; empty > 0; empty--) {
                    squares[Square.of(file++, rank)] = ChessBoard.EMPTY;
                }
            } else {
                squares[Square.of(file++, rank)] = c;
            }
        }
        return squares;
    }

    static String write(ChessBoard board) {
        return standing(board) + ' ' + enPassant(board.enPassant()) + ' ' + board.halfmoves() + ' ' + board.number();
    }

    /** The pieces, the side to move and its rights: without what a pawn has just passed over. */
    static String standing(ChessBoard board) {
        return placement(board)
                + (board.isWhiteToMove() ? " w " : " b ")
                + (board.castling().isEmpty() ? "-" : board.castling());
    }

    private static String enPassant(int square) {
        return square == Square.NONE ? "-" : Square.name(square);
    }

    private static String placement(ChessBoard board) {
        StringBuilder placement = new StringBuilder(72);
        for (int rank = Square.SIDE - 1; rank >= 0; rank--) {
            int empty = 0;
            for (int file = 0; file < Square.SIDE; file++) {
                char piece = board.at(Square.of(file, rank));
                if (piece == ChessBoard.EMPTY) {
                    empty++;
                } else {
                    number(placement, empty).append(piece);
                    empty = 0;
                }
            }
            number(placement, empty).append(rank > 0 ? "/" : "");
        }
        return placement.toString();
    }

    private static StringBuilder number(StringBuilder placement, int empty) {
        return empty > 0 ? placement.append(empty) : placement;
    }
}
