package io.atrium.kind.game;

import java.util.Optional;

/** Stones that are laid in turn and stay: so many in a line win, a full board is a draw. */
abstract class LineBoard implements Position {
    private final Stones stones;
    private final int length;
    private final String reason;

    /**
     * @param length of a line that wins
     * @param reason that is given then
     */
    LineBoard(Stones stones, int length, String reason) {
        this.stones = stones;
        this.length = length;
        this.reason = reason;
    }

    final Stones stones() {
        return stones;
    }

    /** With one more, of whoever's turn it is. */
    final Stones laid(int column, int row) {
        return stones.with(column, row, turn().stone());
    }

    @Override
    public final Seat turn() {
        return stones.count(Seat.FIRST.stone()) == stones.count(Seat.SECOND.stone()) ? Seat.FIRST : Seat.SECOND;
    }

    @Override
    public final Optional<Outcome> outcome() {
        Seat last = turn().other();
        if (stones.hasLine(last.stone(), length)) {
            return Optional.of(Outcome.won(last, reason));
        }
        return stones.count(Stones.EMPTY) == 0 ? Optional.of(Outcome.drawn("board_full")) : Optional.empty();
    }

    @Override
    public final String board() {
        return stones.text();
    }

    @Override
    public final String stored() {
        return stones.text();
    }
}
