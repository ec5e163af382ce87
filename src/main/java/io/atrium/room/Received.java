package io.atrium.room;

import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import java.util.List;

/** What a kind makes of a frame. The road carries it out, so that a batch of frames can be stored in one transaction. */
public sealed interface Received {
    /** Append this to the log. */
    record Store(Draft draft) implements Received {}

    /** Append these, in their order, all or none. The sender's ack has the number of the last that is the sender's own, and not the room's. */
    record StoreAll(List<Draft> drafts) implements Received {
        public StoreAll {
            if (drafts.isEmpty()) {
                throw new IllegalArgumentException("nothing to store");
            }
            drafts = List.copyOf(drafts);
        }
    }

    /** Tell everybody else who is there now, and keep nothing. */
    record Whisper(JsonObject frame) implements Received {}

    /**
     * Do this in a transaction of its own, without an entry: what must leave no trace in the log, such as a secret ballot. The sender's ack comes
     * after the commit and has no number.
     *
     * @param afterwards called once that has committed, on the same thread; must not throw
     */
    record Enact(Work work, Runnable afterwards) implements Received {
        public Enact(Work work) {
            this(work, () -> {});
        }
    }

    /** Work on a kind's own tables. Throwing a {@code Problem} rolls it back and is what the sender is told. */
    @FunctionalInterface
    interface Work {
        void apply(EntityManager entities);
    }
}
