package io.atrium.search;

/**
 * An entry that says something new.
 *
 * @param before null: nothing was found of it
 * @param after null: nothing is any more
 */
record Change(Saying before, Saying after) {}
