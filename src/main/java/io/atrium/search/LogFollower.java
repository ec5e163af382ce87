package io.atrium.search;

import io.atrium.room.Forgotten;
import io.atrium.wire.CommonTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.LockObtainFailedException;

/** Keeps the index abreast of the logs: finds what is missing, follows, and begins with nothing where the index is damaged. Of one thread at a time. */
@ApplicationScoped
class LogFollower {
    private static final Logger LOG = Logger.getLogger(LogFollower.class.getName());

    /** Of one turn. */
    private static final long LONGEST_TURN = TimeUnit.MILLISECONDS.toNanos(150);

    private static final long COMMIT_EVERY = TimeUnit.SECONDS.toNanos(5);

    @Inject
    private IndexHome home;

    @Inject
    private SearchBook book;

    @Inject
    private LogReading logs;

    @Inject
    private Renewals renewals;

    @Inject
    private Listeners listeners;

    private final Map<Long, Long> forgotten = new ConcurrentHashMap<>();

    private Set<Long> behind = Set.of();
    private long committedAt;
    private long openedAt;

    /** A log's beginning was removed. Of any thread. */
    void forgotten(Forgotten beginning) {
        forgotten.merge(beginning.roomId(), beginning.firstSeq(), Math::max);
    }

    /**
     * One turn: what was noted first, then a part of what is behind.
     *
     * @param noted rooms whose logs have gone on; those that were followed to their ends are taken out
     */
    void work(Set<Long> noted) {
        try {
            Index index = home.index() == null ? begin(home.open()) : home.index();
            index.requireSound();
            long end = System.nanoTime() + LONGEST_TURN;
            forget(index);
            List<Change> changes = followNoted(index, noted, end);
            catchUp(index, end);
            renewals.work(index, end);
            index.refresh();
            listeners.tell(changes);
            if (System.nanoTime() - committedAt > COMMIT_EVERY) {
                index.commit();
                committedAt = System.nanoTime();
            }
        } catch (LockObtainFailedException usedElsewhere) {
            home.unavailable(usedElsewhere);
        } catch (IOException | AlreadyClosedException | InternalError damaged) {
            // The last is what Java makes of a mapped file that was cut off.
            beginAnew(damaged);
        }
    }

    /**
     * Looks for logs that went on, or were made to read otherwise, without a word.
     *
     * @param beginnings whether any may have lost its beginning, too
     * @return the rooms of the former
     */
    Set<Long> compare(boolean beginnings) {
        Index index = home.index();
        if (index == null) {
            return Set.of(); // all are compared as it is opened
        }
        try {
            Behind found = Behind.of(index, book.heads(), beginnings);
            renewals.add(found.rewritten());
            return found.rooms();
        } catch (IOException | AlreadyClosedException damaged) {
            beginAnew(damaged);
            return Set.of();
        }
    }

    void rebuild() {
        LOG.info("the search index is made anew, as asked for");
        home.close();
        beginAnew(null);
    }

    private Index begin(Index opened) throws IOException {
        List<SearchBook.Head> heads;
        try {
            heads = book.heads();
        } catch (RuntimeException databaseAway) {
            opened.close();
            throw databaseAway;
        }
        Behind found = Behind.of(opened, heads, true);
        behind = found.rooms();
        renewals.begin(found.rewritten());
        committedAt = System.nanoTime();
        openedAt = CommonTime.now().toEpochMilli();
        home.use(opened, Progress.of(opened.isComplete(), found));
        return opened;
    }

    /** @param why null: somebody asked for it */
    private void beginAnew(Throwable why) {
        try {
            begin(home.openAnew(why));
        } catch (IOException | IllegalStateException again) {
            home.unavailable(again);
        }
    }

    private void forget(Index index) throws IOException {
        for (Long roomId : forgotten.keySet()) {
            Long firstSeq = forgotten.remove(roomId);
            if (firstSeq != null) {
                index.removeBefore(roomId, firstSeq);
            }
        }
    }

    private List<Change> followNoted(Index index, Set<Long> noted, long end) throws IOException {
        List<Change> changes = new ArrayList<>();
        for (Long roomId : noted) {
            if (System.nanoTime() - end > 0) {
                break;
            }
            // Before it is read: what comes from now on is noted anew.
            noted.remove(roomId);
            boolean more = true;
            try {
                Reading reading = logs.next(roomId, index.position(roomId));
                changes.addAll(reading.changes(index, newsSince(roomId)));
                home.write(reading);
                more = reading.more();
            } finally {
                // Also where the database has gone away.
                if (more) {
                    noted.add(roomId);
                }
            }
        }
        return changes;
    }

    private long newsSince(long roomId) {
        return behind.contains(roomId) ? openedAt : 0;
    }

    private void catchUp(Index index, long end) throws IOException {
        while (!behind.isEmpty() && System.nanoTime() - end < 0) {
            long roomId = behind.iterator().next();
            Reading reading = logs.next(roomId, index.position(roomId));
            home.write(reading);
            home.progress(home.progress().less(reading.skipped()));
            if (!reading.more()) {
                behind.remove(roomId);
            }
        }
        if (behind.isEmpty() && home.progress().isBehind()) {
            index.setComplete();
            index.commit();
            home.progress(Progress.ready());
            LOG.info("everything that was said can be found");
        }
    }
}
