package io.atrium.room;

import io.atrium.room.Notice.What;
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

    /**
     * Something of somebody's has ended by itself.
     *
     * @param roomId whose it was, null: everybody's; not named to who does not belong there any more
     * @param login nothing where nobody is called so any more
     * @param about its name
     */
    void ended(Long roomId, String login, What what, String about);
}
