package io.atrium.kind.game;

/** What chess pieces are left, and whether they can win. */
final class Material {
    private Material() {}

    /** Whether a side has more than its king. */
    static boolean hasMore(ChessBoard board, boolean whites) {
        for (int square = 0; square < Square.COUNT; square++) {
            if (board.isOf(square, whites) && board.at(square) != ChessBoard.piece('K', whites)) {
                return true;
            }
        }
        return false;
    }

    /** Whether nobody can be mated any more, by whatever moves: two kings, one knight beside them, or bishops on squares of one colour. */
    static boolean isInsufficient(ChessBoard board) {
        int knights = 0;
        int onDark = 0;
        int onLight = 0;
        for (int square = 0; square < Square.COUNT; square++) {
            switch (Character.toUpperCase(board.at(square))) {
                case 'K', ChessBoard.EMPTY -> {
                    continue;
                }
                case 'N' -> knights++;
                case 'B' -> {
                    if (Square.isDark(square)) {
                        onDark++;
                    } else {
                        onLight++;
                    }
                }
                default -> {
                    return false;
                }
            }
        }
        int bishops = onDark + onLight;
        return knights == 0 ? onDark == 0 || onLight == 0 : knights == 1 && bishops == 0;
    }
}
