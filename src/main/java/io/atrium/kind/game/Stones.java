package io.atrium.kind.game;

import java.util.Arrays;

/** A board of stones, seen from above: column 0 is left, row 0 on top. Immutable. */
final class Stones {
    static final char EMPTY = '.';

    private final int width;
    private final int height;
    private final char[] cells;

    private Stones(int width, int height, char[] cells) {
        this.width = width;
        this.height = height;
        this.cells = cells;
    }

    static Stones empty(int width, int height) {
        char[] cells = new char[width * height];
        Arrays.fill(cells, EMPTY);
        return new Stones(width, height, cells);
    }

    /** @param text by {@link #text} */
    static Stones read(String text) {
        int width = text.indexOf('/');
        char[] cells = text.replace("/", "").toCharArray();
        return new Stones(width, cells.length / width, cells);
    }

    boolean has(int column, int row) {
        return column >= 0 && column < width && row >= 0 && row < height;
    }

    /** What is there; {@code 0} beside the board. */
    char at(int column, int row) {
        return has(column, row) ? cells[row * width + column] : 0;
    }

    Stones with(int column, int row, char stone) {
        char[] changed = cells.clone();
        changed[row * width + column] = stone;
        return new Stones(width, height, changed);
    }

    int count(char stone) {
        int count = 0;
        for (char cell : cells) {
            if (cell == stone) {
                count++;
            }
        }
        return count;
    }

    /** How many of one kind lie in a line from a cell on, that cell not counted. */
    int run(int column, int row, int across, int down, char stone) {
        int length = 0;
        while (at(column + across * (length + 1), row + down * (length + 1)) == stone) {
            length++;
        }
        return length;
    }

    /** Whether so many of one kind lie in a line somewhere. */
    boolean hasLine(char stone, int length) {
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                if (at(column, row) == stone && beginsLine(column, row, stone, length)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean beginsLine(int column, int row, char stone, int length) {
        int rest = length - 1;
        return run(column, row, 1, 0, stone) >= rest
                || run(column, row, 0, 1, stone) >= rest
                || run(column, row, 1, 1, stone) >= rest
                || run(column, row, -1, 1, stone) >= rest;
    }

    /** The rows from the top, each as wide as the board, with {@code /} between them. */
    String text() {
        StringBuilder text = new StringBuilder(cells.length + height);
        for (int row = 0; row < height; row++) {
            if (row > 0) {
                text.append('/');
            }
            text.append(cells, row * width, width);
        }
        return text.toString();
    }
}
