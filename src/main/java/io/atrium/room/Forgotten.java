package io.atrium.room;

/** A transaction removed a log's entries before {@code firstSeq}; told with its other changes, as created. */
public record Forgotten(long roomId, long firstSeq) {}
