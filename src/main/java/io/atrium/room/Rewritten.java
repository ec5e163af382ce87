package io.atrium.room;

/** Entries of a room read otherwise than they did, and nothing was said of it in the log. Told on every node; observers only note. */
public record Rewritten(long roomId) {}
