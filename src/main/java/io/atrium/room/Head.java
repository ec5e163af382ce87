package io.atrium.room;

/**
 * Where a room's log ends.
 *
 * @param epoch names the log's life; positions of another epoch mean nothing
 * @param seq the newest entry's number; 0 while there is none
 */
public record Head(String epoch, long seq) {}
