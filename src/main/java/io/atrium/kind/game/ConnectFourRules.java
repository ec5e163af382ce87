package io.atrium.kind.game;

import java.util.List;
import java.util.stream.IntStream;

/** Connect Four on 7 columns of 6: a stone falls to the lowest free place of its column, four in a line win. */
final class ConnectFourRules implements Rules {
    static final String ID = "connect_four";

    private static final int COLUMNS = 7;
    private static final int ROWS = 6;
    private static final int LINE = 4;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Position start() {
        return new Board(Stones.empty(COLUMNS, ROWS));
    }

    @Override
    public Position read(String stored) {
        return new Board(Stones.read(stored));
    }

    private static final class Board extends LineBoard {
        Board(Stones stones) {
            super(stones, LINE, "four_in_a_row");
        }

        @Override
        public List<String> moves() {
            return IntStream.range(0, COLUMNS)
                    .filter(column -> stones().at(column, 0) == Stones.EMPTY)
                    .mapToObj(column -> Integer.toString(column + 1))
                    .toList();
        }

        @Override
        public Played play(String move) {
            String name = move.strip();
            if (!name.matches("[1-7]")) {
                throw Refusals.illegalMove("a move is a column from 1 to 7");
            }
            int column = name.charAt(0) - '1';
            int row = stones().run(column, -1, 0, 1, Stones.EMPTY) - 1;
            if (row < 0) {
                throw Refusals.illegalMove("column " + name + " is full");
            }
            return new Played(new Board(laid(column, row)), name, name);
        }
    }
}
