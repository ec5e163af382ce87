package io.atrium.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads again what was followed of rooms whose entries read otherwise since, a page at a time in place of what the index says: what isn't read yet is found as it read before,
 * and what is new in the room is followed beside it. The index notes a room only once all of it is done, so it is begun anew after a crash.
 */
@ApplicationScoped
class Renewals {
    @Inject
    private IndexHome home;

    @Inject
    private LogReading logs;

    private final Set<Long> rooms = ConcurrentHashMap.newKeySet();

    /** Of the worker's thread alone. Null: no room is half done. */
    private Renewed last;

    /** Of any thread. */
    void add(long roomId) {
        rooms.add(roomId);
    }

    void add(Collection<Long> more) {
        rooms.addAll(more);
    }

    /** Another index is there, of which nothing is half done. What was noted for the one before may have been meant for this one. */
    void begin(Collection<Long> more) {
        last = null;
        rooms.addAll(more);
    }

    boolean areDone() {
        return rooms.isEmpty();
    }

    /** A page at least, however busy the worker is with what is new. */
    void work(Index index, long end) throws IOException {
        while (!rooms.isEmpty()) {
            long roomId = last == null ? rooms.iterator().next() : last.roomId();
            // Before it is read: who notes it from now on has reason to.
            rooms.remove(roomId);
            boolean more = true;
            try {
                last = renew(index, roomId);
                more = last != null;
            } finally {
                // Also where the database has gone away.
                if (more) {
                    rooms.add(roomId);
                }
            }
            if (System.nanoTime() - end > 0) {
                return;
            }
        }
    }

    /** @return null: the room is done */
    private Renewed renew(Index index, long roomId) throws IOException {
        Optional<Renewed> page = read(index, roomId);
        if (page.isPresent()) {
            home.write(page.get());
        }
        return page.filter(Renewed::more).orElse(null);
    }

    private Optional<Renewed> read(Index index, long roomId) {
        return Optional.ofNullable(index.position(roomId)).flatMap(position -> logs.again(roomId, position, last));
    }
}
