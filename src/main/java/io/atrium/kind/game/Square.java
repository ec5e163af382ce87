package io.atrium.kind.game;

/** The squares of a chess board as numbers: a1 is 0, b1 is 1, h8 is 63. */
final class Square {
    static final int COUNT = 64;
    static final int SIDE = 8;

    /** Beside the board. */
    static final int NONE = -1;

    private Square() {}

    static int of(int file, int rank) {
        return file < 0 || file >= SIDE || rank < 0 || rank >= SIDE ? NONE : rank * SIDE + file;
    }

    /** @param name {@code e4}, of a square that exists */
    static int of(String name) {
        return of(name.charAt(0) - 'a', name.charAt(1) - '1');
    }

    static int file(int square) {
        return square % SIDE;
    }

    static int rank(int square) {
        return square / SIDE;
    }

    static String name(int square) {
        return "" + fileName(square) + rankName(square);
    }

    static char fileName(int square) {
        return (char) ('a' + file(square));
    }

    static char rankName(int square) {
        return (char) ('1' + rank(square));
    }

    /** The next square that way, or {@link #NONE}. */
    static int step(int square, Way way) {
        return of(file(square) + way.files(), rank(square) + way.ranks());
    }

    static boolean isDark(int square) {
        return (file(square) + rank(square)) % 2 == 0;
    }
}
