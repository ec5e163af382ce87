package io.atrium.search;

/** How far the index has followed a room's log. */
record Position(String epoch, long seq) {}
