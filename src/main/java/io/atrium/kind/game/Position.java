package io.atrium.kind.game;

import io.atrium.wire.Problem;
import java.util.List;
import java.util.Optional;

/** What is on a board, and what may follow. Immutable; knows nothing of people or clocks. */
interface Position {
    /** Who moves next; has no meaning once there is an {@link #outcome}. */
    Seat turn();

    /** How it ended by the rules of the game; empty: it goes on. */
    Optional<Outcome> outcome();

    /** As the wire shows it: FEN in chess, else rows from the top, {@code x} the first seat's, {@code o} the second's. */
    String board();

    /** All that {@link Rules#read} needs to make it again. */
    String stored();

    /** Every move that may be played, as {@link Played#move} writes it. */
    List<String> moves();

    /** @throws Problem {@code illegal_move} */
    Played play(String move);

    /** Whether a seat could still win: whoever can't does not win by the other's clock either. */
    default boolean canWin(Seat seat) {
        return true;
    }

    /**
     * What became of a move.
     *
     * @param move as the wire shows it, however it was typed
     * @param written as people write it down: SAN in chess, else the same
     */
    record Played(Position after, String move, String written) {}
}
