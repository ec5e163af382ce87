package io.atrium.room;

/**
 * Fired when somebody no longer belongs to a room, having left it or been sent away: for a kind that shows who somebody is or where. After the commit,
 * on a thread of its own, on the node where it happened.
 */
public record Departed(Room room, String login) {}
