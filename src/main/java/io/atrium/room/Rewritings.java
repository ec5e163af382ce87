package io.atrium.room;

import io.atrium.signal.Memories;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Brings to all nodes that what they have made of a room's log is to be made anew. Who has rewritten it has counted that on the room's row, in the same transaction: what outlives
 * a node, as the search index, goes by that number, and hears of it the sooner from here.
 */
@ApplicationScoped
public class Rewritings {
    private static final String NAME = "rewritten";

    @Inject
    private Memories memories;

    @Inject
    private Feeds feeds;

    @Inject
    private Event<Rewritten> rewritten;

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        memories.keep(NAME, this::here);
    }

    /** After the commit. May be told again. */
    public void tell(long roomId) {
        memories.forget(NAME, Long.toString(roomId));
    }

    /** On this node, where it is not known which rooms. The others do where all memories are forgotten. */
    public void doubtAll() {
        feeds.doubtAll();
    }

    private void here(String key) {
        // While nodes can't hear each other they forget everything each second, and nothing is made anew as often. Once
        // they can, Feeds doubts all boards, and the search index finds by the rooms' rows which logs to read again.
        if (!key.equals(Memories.ALL)) {
            long roomId = Long.parseLong(key);
            feeds.rewritten(roomId);
            rewritten.fire(new Rewritten(roomId));
        }
    }
}
