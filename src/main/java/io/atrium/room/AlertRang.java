package io.atrium.room;

/**
 * CDI event: an entry answers a question that somebody keeps. Every node that reads the logs tells it; must not be held up.
 *
 * @param userId whose question it is; may read the room
 * @param alert its id
 * @param name what it is called
 */
public record AlertRang(long userId, long alert, String name, long roomId, long seq, String from) {}
