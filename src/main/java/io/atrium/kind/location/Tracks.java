package io.atrium.kind.location;

import io.atrium.room.Entry;
import io.atrium.room.EntryReader;
import io.atrium.room.Room;
import io.atrium.wire.CommonTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads who was where: of late from the log, position by position; of days gone by from the table, by the minute. */
@ApplicationScoped
@Transactional
class Tracks {
    /** What began no longer ago than this is read from the log. */
    private static final Duration CLOSELY = Duration.ofHours(2);

    /** A position may be stored so long before the time it claims. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private static final int PAGE = 1_000;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private EntryReader log;

    /** Of everybody who was seen from one time to another, by login. */
    Map<String, Track> between(Room room, Instant from, Instant to) {
        Map<String, Track> tracks = new TreeMap<>();
        if (from.isBefore(CommonTime.now().minus(CLOSELY))) {
            fromMinutes(room.getId(), from, to, tracks);
        } else {
            fromLog(room.getId(), from, to, tracks);
        }
        tracks.values().forEach(Track::sorted);
        return tracks;
    }

    private void fromLog(long roomId, Instant from, Instant to, Map<String, Track> into) {
        long seq = log.seqAt(roomId, from.minus(CLOCK_SKEW)) - 1;
        List<Entry> page;
        do {
            page = log.after(roomId, seq, PAGE);
            for (Entry entry : page) {
                seq = entry.getSeq();
                Instant at = entry.happenedAt();
                if (entry.getType().equals(Fix.TYPE) && !at.isBefore(from) && !at.isAfter(to)) {
                    Fix fix = Fix.of(entry);
                    add(into, fix.login(), new Track.Point(at.toEpochMilli(), fix.latitude(), fix.longitude()));
                }
            }
        } while (page.size() == PAGE);
    }

    private void fromMinutes(long roomId, Instant from, Instant to, Map<String, Track> into) {
        entities.createQuery(
                        "select m from LocationMinute m where m.roomId = :room and m.minuteNo between :first and :last",
                        LocationMinute.class)
                .setParameter("room", roomId)
                .setParameter("first", LocationMinute.minuteOf(from))
                .setParameter("last", LocationMinute.minuteOf(to))
                .getResultStream()
                .filter(minute -> minute.point().at() >= from.toEpochMilli()
                        && minute.point().at() <= to.toEpochMilli())
                .forEach(minute -> add(into, minute.login(), minute.point()));
    }

    private static void add(Map<String, Track> into, String login, Track.Point point) {
        into.computeIfAbsent(login, unseen -> new Track()).add(point);
    }

    /** Removes what belongs to entries the log keeps no longer. */
    void forget(Room room) {
        entities.createQuery("delete from LocationMinute m where m.roomId = :room and m.seq < :first")
                .setParameter("room", room.getId())
                .setParameter("first", log.head(room).getFirstSeq())
                .executeUpdate();
    }
}
