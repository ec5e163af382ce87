package io.atrium.room;

/**
 * Where an entry stands in its log, now that it is committed.
 *
 * @param ref as the sender gave it, or null
 */
public record Appended(String ref, String epoch, long seq) {}
