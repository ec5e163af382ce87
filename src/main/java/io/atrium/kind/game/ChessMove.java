package io.atrium.kind.game;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A move of a chess piece; in castling the king's.
 *
 * @param from see {@link Square}
 * @param promotion what a pawn becomes, {@code q r b n}; else {@link #NONE}
 */
record ChessMove(int from, int to, char promotion) {
    static final char NONE = ' ';

    private static final Pattern UCI = Pattern.compile("([a-h][1-8])([a-h][1-8])([qrbnQRBN])?");

    static ChessMove of(int from, int to) {
        return new ChessMove(from, to, NONE);
    }

    /** {@code e7e8q}; empty where the text is no move at all. */
    static Optional<ChessMove> ofUci(String text) {
        Matcher matcher = UCI.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        char promotion = matcher.group(3) == null
                ? NONE
                : Character.toLowerCase(matcher.group(3).charAt(0));
        return Optional.of(new ChessMove(Square.of(matcher.group(1)), Square.of(matcher.group(2)), promotion));
    }

    /** As the Universal Chess Interface writes it. */
    String uci() {
        String squares = Square.name(from) + Square.name(to);
        return promotion == NONE ? squares : squares + promotion;
    }
}
