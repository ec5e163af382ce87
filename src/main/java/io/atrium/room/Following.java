package io.atrium.room;

import java.util.List;

/**
 * A kind that keeps something of its rooms in memory. It hears of what was committed before anybody else does: whoever is told of an entry and asks
 * for the snapshot finds the entry in it.
 */
public interface Following {
    /**
     * On the thread of the log's writer, whose other rooms wait: must not block, read the database or throw.
     *
     * @param entries what one transaction added to the room's log, in order
     */
    void committed(long roomId, List<Entry> entries);
}
