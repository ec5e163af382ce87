package io.atrium.channel;

import java.util.List;

/** Where a group's numbered messages can be read again: the room's log. */
@FunctionalInterface
public interface Backlog {
    /** The messages after one number and before another, both excluded, in order. May read from a database. */
    List<Message> between(long after, long before);
}
