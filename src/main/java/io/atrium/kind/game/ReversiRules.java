package io.atrium.kind.game;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reversi on 8 by 8, from the usual four stones. A cell is named as on an Othello board, column a to h from the left, row 1 to 8 from the top. Who can't move
 * is passed over; it is over when neither can, and who has more stones has won.
 */
final class ReversiRules implements Rules {
    static final String ID = "reversi";

    private static final int SIZE = 8;
    private static final String START = "......../......../......../...ox.../...xo.../......../......../........";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Position start() {
        return new Board(Stones.read(START), Seat.FIRST);
    }

    @Override
    public Position read(String stored) {
        int blank = stored.indexOf(' ');
        return new Board(Stones.read(stored.substring(0, blank)), Seat.of(stored.substring(blank + 1)));
    }

    private record Board(Stones stones, Seat turn) implements Position {
        @Override
        public Optional<Outcome> outcome() {
            if (canMove(turn) || canMove(turn.other())) {
                return Optional.empty();
            }
            int more = Integer.compare(stones.count(Seat.FIRST.stone()), stones.count(Seat.SECOND.stone()));
            return Optional.of(
                    more == 0
                            ? Outcome.drawn("equal_stones")
                            : Outcome.won(more > 0 ? Seat.FIRST : Seat.SECOND, "more_stones"));
        }

        private boolean canMove(Seat seat) {
            return !cells(seat).isEmpty();
        }

        private List<Cell> cells(Seat seat) {
            List<Cell> cells = new ArrayList<>();
            for (int row = 0; row < SIZE; row++) {
                for (int column = 0; column < SIZE; column++) {
                    Cell cell = new Cell(column, row);
                    if (!turned(cell, seat).isEmpty()) {
                        cells.add(cell);
                    }
                }
            }
            return cells;
        }

        /** The stones that a move turns over; none: it may not be played. */
        private List<Cell> turned(Cell cell, Seat seat) {
            List<Cell> turned = new ArrayList<>();
            if (stones.at(cell.column(), cell.row()) != Stones.EMPTY) {
                return turned;
            }
            for (int down = -1; down <= 1; down++) {
                for (int across = -1; across <= 1; across++) {
                    turned.addAll(turned(cell, across, down, seat));
                }
            }
            return turned;
        }

        private List<Cell> turned(Cell cell, int across, int down, Seat seat) {
            List<Cell> turned = new ArrayList<>();
            if (across == 0 && down == 0) {
                return turned;
            }
            int between = stones.run(
                    cell.column(), cell.row(), across, down, seat.other().stone());
            int beyond = between + 1;
            if (stones.at(cell.column() + across * beyond, cell.row() + down * beyond) == seat.stone()) {
                for (int i = 1; i <= between; i++) {
                    turned.add(new Cell(cell.column() + across * i, cell.row() + down * i));
                }
            }
            return turned;
        }

        @Override
        public String board() {
            return stones.text();
        }

        @Override
        public String stored() {
            return stones.text() + " " + turn.wireName();
        }

        @Override
        public List<String> moves() {
            return cells(turn).stream().map(Cell::nameFromTop).toList();
        }

        @Override
        public Played play(String move) {
            Cell cell = Cell.fromTop(move)
                    .filter(named -> stones.has(named.column(), named.row()))
                    .orElseThrow(() -> Refusals.illegalMove("a move is a cell from a1 to h8, such as d3"));
            String name = cell.nameFromTop();
            List<Cell> turned = turned(cell, turn);
            if (turned.isEmpty()) {
                throw Refusals.illegalMove("a stone on " + name + " would turn none of the other's");
            }
            Stones after = stones.with(cell.column(), cell.row(), turn.stone());
            for (Cell each : turned) {
                after = after.with(each.column(), each.row(), turn.stone());
            }
            Board answered = new Board(after, turn.other());
            return new Played(answered.canMove(turn.other()) ? answered : new Board(after, turn), name, name);
        }
    }
}
