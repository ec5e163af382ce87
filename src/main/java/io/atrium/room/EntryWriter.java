package io.atrium.room;

import io.atrium.wire.CommonTime;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One transaction of the log: locks the heads of all rooms concerned, numbers the drafts, inserts them. */
@ApplicationScoped
public class EntryWriter {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private ReadMarks readMarks;

    @Inject
    private NoticeDesk desk;

    /** What makes two sendings the same. */
    private record Sending(long roomId, String author, String ref) {
        static Sending of(Draft draft) {
            return new Sending(draft.roomId(), draft.author(), draft.ref());
        }
    }

    /**
     * Stores the drafts and returns where each of them stands, in their order. All or nothing.
     *
     * @param lookUpRefs whether to ask first which refs the log knows already; without, an old ref fails on the unique index
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public List<Appended> write(List<Draft> drafts, boolean lookUpRefs) {
        Map<Long, LogHead> heads = lockHeads(drafts);
        Map<Sending, Appended> known = lookUpRefs ? stored(drafts, heads) : new HashMap<>();
        Instant now = CommonTime.now().truncatedTo(ChronoUnit.MILLIS);
        List<Appended> results = new ArrayList<>(drafts.size());
        OwnRuns ownRuns = new OwnRuns();
        for (Draft draft : drafts) {
            Appended earlier = draft.ref() == null ? null : known.get(Sending.of(draft));
            Appended result = earlier != null ? earlier : insert(draft, head(heads, draft), now);
            if (earlier == null && draft.reader() != null) {
                ownRuns.add(draft.reader(), result.seq());
            }
            if (draft.ref() != null) {
                known.put(Sending.of(draft), result);
            }
            results.add(result);
        }
        // Before the method is left: a failure here still belongs to these drafts, one at commit time is harder to
        // place.
        entities.flush();
        ownRuns.forEach(readMarks::follow);
        return results;
    }

    private Appended insert(Draft draft, LogHead head, Instant now) {
        // Time never runs backwards along a log, whatever the clocks of the nodes say.
        Instant at = now.isBefore(head.getLastAt()) ? head.getLastAt() : now;
        Entry entry = new Entry(head.next(at), at, draft).inRoomOf(head.getKind());
        head.grow(entry.length());
        if (!draft.quiet()) {
            head.said();
        }
        entities.persist(entry);
        draft.effect().apply(entities, entry);
        if (!draft.notices().isEmpty()) {
            desk.stored(entities, entry, draft.notices());
        }
        return new Appended(draft.ref(), head.getEpoch(), entry.getSeq());
    }

    /** In the order of their ids, so that two nodes never wait for each other. */
    private Map<Long, LogHead> lockHeads(List<Draft> drafts) {
        List<Long> ids = drafts.stream().map(Draft::roomId).distinct().toList();
        if (ids.size() == 1) {
            // Most often; a query costs the provider several times as much as finding by the key.
            LogHead head = entities.find(LogHead.class, ids.get(0), LockModeType.PESSIMISTIC_WRITE);
            return head == null ? Map.of() : Map.of(ids.get(0), head);
        }
        List<Long> rooms = padded(ids);
        return entities.createQuery("select h from LogHead h where h.id in :rooms order by h.id", LogHead.class)
                .setParameter("rooms", rooms)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .collect(Collectors.toMap(LogHead::getId, head -> head));
    }

    /** To few different lengths, each a statement that providers and databases prepare once: the next power of two. */
    private static List<Long> padded(List<Long> ids) {
        List<Long> padded = new ArrayList<>(ids);
        int length = Integer.highestOneBit(Math.max(1, 2 * ids.size() - 1));
        while (padded.size() < length) {
            padded.add(ids.get(0));
        }
        return padded;
    }

    private static LogHead head(Map<Long, LogHead> heads, Draft draft) {
        LogHead head = heads.get(draft.roomId());
        if (head == null) {
            throw Problem.of(ErrorCode.NOT_FOUND, "the room is gone");
        }
        return head;
    }

    private Map<Sending, Appended> stored(List<Draft> drafts, Map<Long, LogHead> heads) {
        Map<Sending, Appended> stored = new HashMap<>();
        List<String> refs = drafts.stream()
                .map(Draft::ref)
                .filter(ref -> ref != null)
                .distinct()
                .toList();
        if (refs.isEmpty()) {
            return stored;
        }
        entities.createQuery(
                        "select e.roomId, e.author, e.ref, e.seq from Entry e where e.ref in :refs and e.roomId in :rooms",
                        Object[].class)
                .setParameter("refs", refs)
                .setParameter("rooms", heads.keySet())
                .getResultList()
                .forEach(row -> {
                    Sending sending = new Sending((Long) row[0], (String) row[1], (String) row[2]);
                    String epoch = heads.get(sending.roomId()).getEpoch();
                    stored.put(sending, new Appended(sending.ref(), epoch, (Long) row[3]));
                });
        return stored;
    }
}
