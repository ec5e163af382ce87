package io.atrium.room;

import jakarta.persistence.EntityManager;
import java.util.List;

/** Writes down whom something concerns, in the transaction that does it. */
public interface NoticeDesk {
    /**
     * Called by the log's writer, whose other rooms wait: what it needs to know is in memory, as a rule.
     *
     * @param notices not empty
     */
    void stored(EntityManager entities, Entry entry, List<Notice> notices);

    /** Somebody was made a member by somebody else. */
    void invited(long roomId, long userId, String by);
}
