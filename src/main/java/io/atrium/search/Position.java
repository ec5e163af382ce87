package io.atrium.search;

/**
 * How far the index has followed a room's log.
 *
 * @param rewritten how often its entries had been made to read otherwise by when all of this was read
 */
record Position(String epoch, long seq, long rewritten) {}
