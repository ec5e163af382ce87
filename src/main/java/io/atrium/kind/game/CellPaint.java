package io.atrium.kind.game;

/**
 * One place of a board, as the page shows it.
 *
 * @param square its name, a letter and a number
 * @param label what a screen reader says of it
 * @param look classes: its shade, and whether the last move touched it
 * @param piece what is drawn there, of the fragment's symbols {@code piece-…}; empty: nothing
 * @param colour whose that is
 */
public record CellPaint(String square, String label, String look, String piece, String colour) {
    public String getSquare() {
        return square;
    }

    public String getLabel() {
        return label;
    }

    public String getLook() {
        return look;
    }

    public String getPiece() {
        return piece;
    }

    public String getColour() {
        return colour;
    }

    public boolean isTaken() {
        return !piece.isEmpty();
    }
}
