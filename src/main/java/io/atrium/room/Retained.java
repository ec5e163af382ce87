package io.atrium.room;

import java.time.Duration;
import java.util.Optional;

/** A kind whose rooms forget. */
public interface Retained {
    /** Entries stored longer ago than this are removed, within the hour; empty: none ever is. */
    Optional<Duration> retention(Room room);

    /** The room's first entries are gone: what a kind keeps of them in memory may be wrong now. */
    default void forgotten(Room room) {}
}
