package io.atrium.kind.game;

import io.atrium.room.View;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** A board's first paint, row by row from the top; kind/game/boards.js makes the same of what comes later. */
final class BoardPaint {
    private final View view;
    private final String game;
    private final List<String> rows;
    private final Set<String> marked;

    /**
     * @param board as on the wire
     * @param last the last move, or null
     */
    BoardPaint(View view, String game, String board, String last) {
        this.view = view;
        this.game = game;
        this.rows = rows(board);
        this.marked = last == null ? Set.of() : marked(last);
    }

    /** With a character for each place. */
    static List<String> rows(String board) {
        List<String> rows = new ArrayList<>();
        for (String row : board.split(" ")[0].split("/")) {
            StringBuilder wide = new StringBuilder();
            for (char c : row.toCharArray()) {
                wide.append(Character.isDigit(c) ? ".".repeat(c - '0') : String.valueOf(c));
            }
            rows.add(wide.toString());
        }
        return rows;
    }

    /** The columns' names, from the left: in Connect Four what is typed. */
    static List<String> files(String game, String board) {
        return IntStream.range(0, rows(board).get(0).length())
                .mapToObj(column -> game.equals(ConnectFourRules.ID)
                        ? Integer.toString(column + 1)
                        : String.valueOf((char) ('a' + column)))
                .toList();
    }

    /** The rows' names, from the top; none in Connect Four, where a stone falls. */
    static List<String> ranks(String game, String board) {
        int height = rows(board).size();
        return IntStream.range(0, game.equals(ConnectFourRules.ID) ? 0 : height)
                .mapToObj(row -> Integer.toString(game.equals(ReversiRules.ID) ? row + 1 : height - row))
                .toList();
    }

    /** @param turned as the second seat sees it */
    List<List<CellPaint>> cells(boolean turned) {
        List<List<CellPaint>> cells = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            List<CellPaint> line = new ArrayList<>();
            for (int column = 0; column < rows.get(row).length(); column++) {
                line.add(cell(column, row));
            }
            if (turned) {
                Collections.reverse(line);
            }
            cells.add(line);
        }
        if (turned) {
            Collections.reverse(cells);
        }
        return cells;
    }

    private CellPaint cell(int column, int row) {
        char piece = rows.get(row).charAt(column);
        String square = square(column, row);
        String shade = (column + row) % 2 == 0 ? "a" : "b";
        boolean empty = piece == Stones.EMPTY;
        return new CellPaint(
                square,
                empty
                        ? view.text("cell.empty", "square", square)
                        : view.text("cell.piece", "square", square, "piece", view.text(word(piece))),
                marked.contains(square) ? shade + " m" : shade,
                empty ? "" : symbol(piece),
                empty ? "" : colour(piece));
    }

    private String square(int column, int row) {
        Cell cell = new Cell(column, row);
        return game.equals(ReversiRules.ID) ? cell.nameFromTop() : cell.nameFromBottom(rows.size());
    }

    private String word(char piece) {
        if (game.equals(ChessRules.ID)) {
            return "piece." + piece;
        }
        return (game.equals(ConnectFourRules.ID) ? "disc." : "stone.") + piece;
    }

    private String symbol(char piece) {
        return game.equals(ChessRules.ID) ? String.valueOf(Character.toLowerCase(piece)) : "stone";
    }

    private String colour(char piece) {
        return switch (game) {
            case ChessRules.ID -> Character.isUpperCase(piece) ? "w" : "k";
            case ConnectFourRules.ID -> piece == Seat.FIRST.stone() ? "red" : "yellow";
            default -> piece == Seat.FIRST.stone() ? "k" : "w";
        };
    }

    private Set<String> marked(String last) {
        return switch (game) {
            case ChessRules.ID -> Set.of(last.substring(0, 2), last.substring(2, 4));
            case ConnectFourRules.ID -> Set.of(top(last.charAt(0) - '1'));
            default -> Set.of(last);
        };
    }

    /** The highest stone of a column. */
    private String top(int column) {
        int row = 0;
        while (row < rows.size() - 1 && rows.get(row).charAt(column) == Stones.EMPTY) {
            row++;
        }
        return square(column, row);
    }
}
