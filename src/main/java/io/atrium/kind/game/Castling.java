package io.atrium.kind.game;

import java.util.List;

/**
 * One of the four ways to castle.
 *
 * @param right as FEN writes it: {@code K Q k q}
 * @param between squares that must be empty
 * @param safe squares the king stands on, crosses and reaches: none may be attacked
 */
record Castling(char right, int king, int to, int rook, int rookTo, List<Integer> between, List<Integer> safe) {
    static final List<Castling> ALL = List.of(
            of('K', "e1", "g1", "h1", "f1", "f1 g1"),
            of('Q', "e1", "c1", "a1", "d1", "d1 c1 b1"),
            of('k', "e8", "g8", "h8", "f8", "f8 g8"),
            of('q', "e8", "c8", "a8", "d8", "d8 c8 b8"));

    private static Castling of(char right, String king, String to, String rook, String rookTo, String between) {
        return new Castling(
                right,
                Square.of(king),
                Square.of(to),
                Square.of(rook),
                Square.of(rookTo),
                List.of(between.split(" ")).stream().map(Square::of).toList(),
                List.of(Square.of(king), Square.of(rookTo), Square.of(to)));
    }

    boolean isWhite() {
        return Character.isUpperCase(right);
    }
}
