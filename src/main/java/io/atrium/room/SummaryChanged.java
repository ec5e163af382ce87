package io.atrium.room;

/** Fired by a kind whose {@link Summarised#summary} of a room has changed without an entry: its card goes out within a second. */
public record SummaryChanged(long roomId) {}
