package io.atrium.kind.game;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place on a board of stones, counted from the left and from the top as {@link Stones} counts.
 */
record Cell(int column, int row) {
    private static final Pattern NAME = Pattern.compile("([a-z])([1-9][0-9]?)");

    /** {@code h8}: the column's letter and the row's number, counted from the top. */
    static Optional<Cell> fromTop(String name) {
        return numbered(name).map(cell -> new Cell(cell.column, cell.row - 1));
    }

    /** {@code h8}: the column's letter and the row's number, counted from the bottom. */
    static Optional<Cell> fromBottom(String name, int height) {
        return numbered(name).map(cell -> new Cell(cell.column, height - cell.row));
    }

    private static Optional<Cell> numbered(String name) {
        Matcher matcher = NAME.matcher(name.strip().toLowerCase(Locale.ROOT));
        return matcher.matches()
                ? Optional.of(new Cell(matcher.group(1).charAt(0) - 'a', Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    String nameFromTop() {
        return name(row + 1);
    }

    String nameFromBottom(int height) {
        return name(height - row);
    }

    private String name(int number) {
        return (char) ('a' + column) + Integer.toString(number);
    }
}
