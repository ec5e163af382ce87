package io.atrium.room;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the rooms' logs, oldest first. */
@ApplicationScoped
@Transactional
public class EntryReader {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Feeds feeds;

    /**
     * For those who keep what they make of a log: from now on, and for as long as it is asked now and then, what any node stores in the room is told to its kind
     * ({@link Following}).
     *
     * @return another number, a greater one, where something may have been missed since the number before: the log is to be read anew
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    public long watch(long roomId) {
        return feeds.watch(roomId);
    }

    /** The head as it is committed now. */
    public LogHead head(Room room) {
        return entities.find(LogHead.class, room.getId());
    }

    /** Empty where the room has gone. */
    Optional<LogHead> head(long roomId) {
        return Optional.ofNullable(entities.find(LogHead.class, roomId));
    }

    /** The newest entries' numbers, by room; those that have gone are not in it. */
    Map<Long, Long> lastSeqs(List<Long> rooms) {
        return entities.createQuery("select h.id, h.lastSeq from LogHead h where h.id in :rooms", Object[].class)
                .setParameter("rooms", rooms)
                .getResultStream()
                .collect(Collectors.toMap(row -> (Long) row[0], row -> (Long) row[1]));
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

    /** Entries of some types after one number and up to another, at most so many. */
    public List<Entry> ofTypes(Set<String> types, long roomId, long after, long last, int limit) {
        return query("e.seq > :after and e.seq <= :last and e.type in :types order by e.seq", roomId, limit)
                .setParameter("after", after)
                .setParameter("last", last)
                .setParameter("types", types)
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

    /** Whether the log has the member's entry of this ref. */
    public boolean isStored(Member author, String ref) {
        return areStored(author.room().getId(), author.login(), Set.of(ref));
    }

    /** Whether the log has all of these of one author. */
    boolean areStored(long roomId, String author, Collection<String> refs) {
        long stored = entities.createQuery(
                        "select count(e.seq) from Entry e where e.ref in :refs and e.roomId = :room and e.author = :author",
                        Long.class)
                .setParameter("refs", refs)
                .setParameter("room", roomId)
                .setParameter("author", author)
                .getSingleResult();
        return stored == Set.copyOf(refs).size();
    }

    /** When each author's newest entry of some types was stored, of those stored since a time. */
    Map<String, Instant> lastBy(long roomId, Set<String> types, Instant since) {
        Map<String, Instant> last = new HashMap<>();
        entities.createQuery(
                        "select e.author, max(e.seq) from Entry e where e.roomId = :room and e.seq >= :from and e.type in :types"
                                + " group by e.author",
                        Object[].class)
                .setParameter("room", roomId)
                .setParameter("from", seqAt(roomId, since))
                .setParameter("types", types)
                .getResultStream()
                .forEach(row ->
                        one(roomId, (Long) row[1]).ifPresent(entry -> last.put((String) row[0], entry.getAt())));
        return last;
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
