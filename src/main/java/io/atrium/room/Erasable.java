package io.atrium.room;

import java.util.List;

/** A kind that can empty what somebody has said, entry by entry, as if they had removed it themselves. */
public interface Erasable {
    /**
     * What is to be appended so that these entries of one author say nothing any more. Named by refs, so that it is done once.
     *
     * @param said entries of any type of the kind's, as they read now
     */
    List<Draft> erasing(Room room, List<Entry> said);
}
