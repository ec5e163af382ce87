package io.atrium.room;

import io.atrium.signal.Memories;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Brings to all nodes that what they have made of a room's log is to be made anew. */
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

    private void here(String key) {
        // While nodes can't hear each other they forget everything each second, and the logs are not read anew as
        // often:
        // once they can, what was made of all of them is.
        if (!key.equals(Memories.ALL)) {
            long roomId = Long.parseLong(key);
            feeds.rewritten(roomId);
            rewritten.fire(new Rewritten(roomId));
        }
    }
}
