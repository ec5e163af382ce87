package io.atrium.search;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the logs hold that the index has not followed.
 *
 * @param rooms whose logs went on meanwhile
 * @param all entries the logs hold
 * @param missing how many of them were not followed
 * @param rewritten rooms whose entries read otherwise than when they were followed
 */
record Behind(Set<Long> rooms, long all, long missing, Set<Long> rewritten) {

    /**
     * Compares an index with all logs, and takes out of it the rooms there are no more.
     *
     * @param beginnings whether to take out what the logs hold no longer, too
     */
    static Behind of(Index index, List<SearchBook.Head> heads, boolean beginnings) throws IOException {
        Set<Long> rooms = new LinkedHashSet<>();
        Set<Long> rewritten = new LinkedHashSet<>();
        Set<Long> gone = new HashSet<>(index.positions().keySet());
        long all = 0;
        long missing = 0;
        for (SearchBook.Head head : heads) {
            gone.remove(head.roomId());
            Position position = index.position(head.roomId());
            boolean sameLog = position != null && position.epoch().equals(head.epoch());
            long beginning = head.firstSeq() - 1;
            long followed = sameLog ? Math.max(position.seq(), beginning) : beginning;
            all += Math.max(0, head.lastSeq() - beginning);
            missing += Math.max(0, head.lastSeq() - followed);
            if (followed != head.lastSeq() || position != null && !sameLog) {
                rooms.add(head.roomId());
            }
            if (sameLog && position.rewritten() != head.rewritten()) {
                rewritten.add(head.roomId());
            }
            if (beginnings && sameLog && beginning > 0) {
                index.removeBefore(head.roomId(), head.firstSeq());
            }
        }
        for (long roomId : gone) {
            index.removeRoom(roomId);
        }
        return new Behind(rooms, all, missing, rewritten);
    }
}
