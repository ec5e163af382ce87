package io.atrium.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What was read of one room's log, and becomes of the index: first all of it is read, then all of it written, so that a database that goes away in
 * between leaves nothing half done.
 *
 * @param anew whether what the index held of the room is wrong
 * @param position null: the room is no more
 * @param skipped numbers of the log this brings the index on
 * @param more whether the log goes on
 */
record Reading(
        long roomId,
        boolean anew,
        List<Saying> said,
        List<Saying> rewritten,
        List<Long> unsaid,
        Position position,
        long skipped,
        boolean more)
        implements Index.Writing {

    static Reading ofNoRoom(long roomId) {
        return new Reading(roomId, true, List.of(), List.of(), List.of(), null, 0, false);
    }

    /**
     * What changed, for those who listen. Asks the index for what it said before.
     *
     * @param since in milliseconds since 1970: what was stored earlier is read late, and no news; 0: all of it is
     */
    List<Change> changes(Index index, long since) throws IOException {
        List<Change> changes = new ArrayList<>();
        said.stream()
                .filter(saying -> saying.storedAt() >= since)
                .forEach(saying -> changes.add(new Change(null, saying)));
        if (since > 0) {
            return changes;
        }
        for (Saying saying : rewritten) {
            changes.add(new Change(index.find(roomId, saying.seq()).orElse(null), saying));
        }
        for (long seq : unsaid) {
            index.find(roomId, seq).ifPresent(before -> changes.add(new Change(before, null)));
        }
        return changes;
    }

    @Override
    public void writeTo(Index index) throws IOException {
        if (anew) {
            index.removeRoom(roomId);
        }
        for (Saying saying : said) {
            index.add(saying);
        }
        for (Saying saying : rewritten) {
            index.replace(saying);
        }
        for (long seq : unsaid) {
            index.remove(roomId, seq);
        }
        if (position != null) {
            index.follow(roomId, position);
        }
    }
}
