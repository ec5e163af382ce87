package io.atrium.kind.game;

import java.util.ArrayList;
import java.util.List;

/**
 * Gomoku without restrictions on 15 by 15 points: five or more in a line win. A point is named as on a Go board, column a to o from the left, row 1 to 15
 * from the bottom.
 */
final class GomokuRules implements Rules {
    static final String ID = "gomoku";

    private static final int SIZE = 15;
    private static final int LINE = 5;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Position start() {
        return new Board(Stones.empty(SIZE, SIZE));
    }

    @Override
    public Position read(String stored) {
        return new Board(Stones.read(stored));
    }

    private static final class Board extends LineBoard {
        Board(Stones stones) {
            super(stones, LINE, "five_in_a_row");
        }

        @Override
        public List<String> moves() {
            List<String> moves = new ArrayList<>();
            for (int row = SIZE - 1; row >= 0; row--) {
                for (int column = 0; column < SIZE; column++) {
                    if (stones().at(column, row) == Stones.EMPTY) {
                        moves.add(new Cell(column, row).nameFromBottom(SIZE));
                    }
                }
            }
            return moves;
        }

        @Override
        public Played play(String move) {
            Cell cell = Cell.fromBottom(move, SIZE)
                    .filter(named -> stones().has(named.column(), named.row()))
                    .orElseThrow(() -> Refusals.illegalMove("a move is a point from a1 to o15, such as h8"));
            String name = cell.nameFromBottom(SIZE);
            if (stones().at(cell.column(), cell.row()) != Stones.EMPTY) {
                throw Refusals.illegalMove("there is a stone on " + name);
            }
            return new Played(new Board(laid(cell.column(), cell.row())), name, name);
        }
    }
}
