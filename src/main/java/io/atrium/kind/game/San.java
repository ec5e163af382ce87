package io.atrium.kind.game;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Standard Algebraic Notation, as the PGN standard of 1994 has it in section 8.2.3. */
final class San {
    private static final Pattern MOVE =
            Pattern.compile("([KQRBN])?([a-h])?([1-8])?[x:-]?([a-h][1-8])(?:=?\\(?([QRBNqrbn])\\)?)?");
    private static final Pattern DECORATION = Pattern.compile("(\\s*e\\.p\\.)?[+#!?]*$");
    private static final String SHORT = "O-O";
    private static final String LONG = "O-O-O";
    private static final char PAWN = 'P';

    private San() {}

    /** @param legal the board's moves, with this one among them */
    static String write(ChessBoard board, ChessMove move, List<ChessMove> legal) {
        ChessBoard after = board.after(move);
        if (!after.isInCheck(after.isWhiteToMove())) {
            return plain(board, move, legal);
        }
        return plain(board, move, legal) + (ChessMoves.legal(after).isEmpty() ? '#' : '+');
    }

    private static String plain(ChessBoard board, ChessMove move, List<ChessMove> legal) {
        char piece = kind(board, move);
        if (isCastling(board, move)) {
            return move.to() > move.from() ? SHORT : LONG;
        }
        boolean takes = !board.isEmpty(move.to()) || (piece == PAWN && move.to() == board.enPassant());
        StringBuilder san = new StringBuilder();
        if (piece == PAWN) {
            san.append(takes ? String.valueOf(Square.fileName(move.from())) : "");
        } else {
            san.append(piece).append(origin(board, move, legal));
        }
        san.append(takes ? "x" : "").append(Square.name(move.to()));
        if (move.promotion() != ChessMove.NONE) {
            san.append('=').append(Character.toUpperCase(move.promotion()));
        }
        return san.toString();
    }

    private static char kind(ChessBoard board, ChessMove move) {
        return Character.toUpperCase(board.at(move.from()));
    }

    private static boolean isCastling(ChessBoard board, ChessMove move) {
        return kind(board, move) == 'K' && Math.abs(move.to() - move.from()) == 2;
    }

    /** As much of where a piece comes from as tells it from another of its kind: the file, else the rank, else both. */
    private static String origin(ChessBoard board, ChessMove move, List<ChessMove> legal) {
        List<Integer> others = legal.stream()
                .filter(other -> other.to() == move.to() && other.from() != move.from())
                .filter(other -> kind(board, other) == kind(board, move))
                .map(ChessMove::from)
                .toList();
        if (others.isEmpty()) {
            return "";
        }
        if (others.stream().noneMatch(other -> Square.file(other) == Square.file(move.from()))) {
            return String.valueOf(Square.fileName(move.from()));
        }
        if (others.stream().noneMatch(other -> Square.rank(other) == Square.rank(move.from()))) {
            return String.valueOf(Square.rankName(move.from()));
        }
        return Square.name(move.from());
    }

    /**
     * The moves a text may mean: one, where it is written as it should be. Zeros for castling, missing or needless signs of capture, check and promotion
     * are understood.
     */
    static List<ChessMove> read(ChessBoard board, String text, List<ChessMove> legal) {
        String bare = DECORATION.matcher(text.strip()).replaceFirst("");
        String castling = bare.replace('0', 'O').replace('o', 'O');
        if (castling.equals(SHORT) || castling.equals(LONG)) {
            boolean shortly = castling.equals(SHORT);
            return legal.stream()
                    .filter(move -> isCastling(board, move) && move.to() > move.from() == shortly)
                    .toList();
        }
        Matcher said = MOVE.matcher(bare);
        return said.matches()
                ? legal.stream().filter(move -> means(board, move, said)).toList()
                : List.of();
    }

    private static boolean means(ChessBoard board, ChessMove move, Matcher said) {
        char piece = said.group(1) == null ? PAWN : said.group(1).charAt(0);
        char promotion = said.group(5) == null
                ? ChessMove.NONE
                : Character.toLowerCase(said.group(5).charAt(0));
        return kind(board, move) == piece
                && (said.group(2) == null || said.group(2).charAt(0) == Square.fileName(move.from()))
                && (said.group(3) == null || said.group(3).charAt(0) == Square.rankName(move.from()))
                && said.group(4).equals(Square.name(move.to()))
                && promotion == move.promotion();
    }
}
