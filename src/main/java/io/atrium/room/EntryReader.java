package io.atrium.room;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Reads the rooms' logs, oldest first. */
@ApplicationScoped
@Transactional
public class EntryReader {
    @PersistenceContext
    private EntityManager entities;

    /** The head as it is committed now. */
    public LogHead head(Room room) {
        return entities.find(LogHead.class, room.getId());
    }

    /** The end of a log as one transaction sees it: its head, and the last lines that lead there. Empty where the room has gone. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Optional<Tail.Reading> newest(long roomId, int limit) {
        return Optional.ofNullable(entities.find(LogHead.class, roomId)).map(head -> {
            List<Entry> newest = limit == 0 ? List.of() : before(roomId, head.getLastSeq() + 1, limit);
            return new Tail.Reading(head.toHead(), lines(newest));
        });
    }

    static List<Line> lines(List<Entry> entries) {
        return entries.stream().map(Line::of).toList();
    }

    /** At most {@code limit} entries with greater numbers. */
    public List<Entry> after(long roomId, long seq, int limit) {
        return query("e.seq > :seq order by e.seq", roomId, limit)
                .setParameter("seq", seq)
                .getResultList();
    }

    /** The {@code limit} entries next below a number. */
    public List<Entry> before(long roomId, long seq, int limit) {
        List<Entry> newestFirst = new ArrayList<>(query("e.seq < :seq order by e.seq desc", roomId, limit)
                .setParameter("seq", seq)
                .getResultList());
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    /** The entries between two numbers, both excluded. */
    public List<Entry> between(long roomId, long after, long before) {
        return query("e.seq > :after and e.seq < :before order by e.seq", roomId, Integer.MAX_VALUE)
                .setParameter("after", after)
                .setParameter("before", before)
                .getResultList();
    }

    /**
     * The number of the first entry stored at or after a time; one past the head where there is none. Time never runs backwards along a log, so it
     * is found by halving.
     */
    public long seqAt(long roomId, Instant time) {
        LogHead head = entities.find(LogHead.class, roomId);
        long low = head.getFirstSeq();
        long high = head.getLastSeq() + 1;
        while (low < high) {
            long middle = low + (high - low) / 2;
            Optional<Entry> entry = one(roomId, middle);
            if (entry.isEmpty() || entry.get().getAt().isBefore(time)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    public Optional<Entry> one(long roomId, long seq) {
        return Optional.ofNullable(entities.find(Entry.class, new Entry.Key(roomId, seq)));
    }

    private TypedQuery<Entry> query(String condition, long roomId, int limit) {
        return entities.createQuery("select e from Entry e where e.roomId = :room and " + condition, Entry.class)
                .setParameter("room", roomId)
                .setMaxResults(limit);
    }
}
