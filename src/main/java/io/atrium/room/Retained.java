package io.atrium.room;

import java.time.Instant;

/** A kind whose rooms forget: each after its own days ({@link KeepDays#setting}, which is among the kind's settings), or its kind's. */
public interface Retained {
    /** Days its rooms' entries are kept where neither the room says otherwise nor the operator for the kind; 0: for ever. */
    int keepDays();

    /**
     * Called before anything of a room is forgotten.
     *
     * @param from what was stored before then may go
     * @return from when on everything stays: {@code from}, or earlier
     */
    default Instant keptFrom(Room room, Instant from) {
        return from;
    }

    /** The room's first entries are gone: what a kind keeps of them in memory may be wrong now. */
    default void forgotten(Room room) {}
}
