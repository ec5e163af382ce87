package io.atrium.room;

/**
 * A transaction wrote into a log what was said before and elsewhere, without telling each; told with its other changes, as created.
 *
 * @param done that was the last: whoever shows the room looks again
 */
public record Recalled(long roomId, boolean done) {}
