package io.atrium.room;

import io.atrium.signal.SignalListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Removes the beginning of a log. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class Forgetting {
    /** Entries of one transaction, during which the room's writers wait. */
    private static final int BATCH = 5_000;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private EntryReader reader;

    @Inject
    private HeldBack held;

    List<Room> roomsOf(String kind) {
        return entities.createQuery("select r from Room r where r.kind = :kind order by r.id", Room.class)
                .setParameter("kind", kind)
                .getResultList();
    }

    /** Removes the oldest entries that were stored before a time, a bounded number of them, and returns how many; 0: none is left. */
    int batch(long roomId, Instant before) {
        LogHead head = entities.find(LogHead.class, roomId, LockModeType.PESSIMISTIC_WRITE);
        if (head == null) {
            return 0;
        }
        long wanted = Math.min(reader.seqAt(roomId, before), head.getFirstSeq() + BATCH);
        long end = Math.min(wanted, held.firstHeld(roomId, wanted).orElse(wanted));
        if (end <= head.getFirstSeq()) {
            return 0;
        }
        long characters = size(roomId, end);
        int removed = entities.createQuery("delete from Entry e where e.roomId = :room and e.seq < :end")
                .setParameter("room", roomId)
                .setParameter("end", end)
                .executeUpdate();
        head.forgetBefore(end);
        head.grow(-characters);
        SignalListener.tell(new Forgotten(roomId, end));
        return Math.max(1, removed);
    }

    private long size(long roomId, long end) {
        return entities.createQuery(
                        "select coalesce(sum(length(e.body)), 0) from Entry e where e.roomId = :room and e.seq < :end",
                        Number.class)
                .setParameter("room", roomId)
                .setParameter("end", end)
                .getSingleResult()
                .longValue();
    }
}
