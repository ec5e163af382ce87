package io.atrium.room;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.OptionalLong;

/** What must not be removed while a {@link LegalHold} lasts: asked by whoever is about to. The database is asked each time, so that a hold counts on all nodes at once. */
@ApplicationScoped
@Transactional
public class HeldBack {
    private static final String HELD_ROOM = "t.what = 'R' and t.target = :room";

    @PersistenceContext
    private EntityManager entities;

    /** Whether the room is held, or who wrote this. */
    public boolean holds(EntityManager rows, Entry entry) {
        return rows.createQuery(
                                "select count(t.target) from HoldTarget t where (" + HELD_ROOM
                                        + ") or (t.what = 'P' and t.login = :author)",
                                Long.class)
                        .setParameter("room", entry.getRoomId())
                        .setParameter("author", entry.getAuthor())
                        .getSingleResult()
                > 0;
    }

    /**
     * In the transaction that changes an entry, before it does: keeps what it says now, where it is held.
     *
     * @return whether it is
     */
    public boolean keep(EntityManager rows, Entry entry, Entry change) {
        boolean held = holds(rows, entry);
        if (held) {
            rows.persist(new HeldText(entry, change));
        }
        return held;
    }

    public boolean holdsPerson(long userId) {
        return entities.createQuery(
                                "select count(t.target) from HoldTarget t where t.what = 'P' and t.target = :user",
                                Long.class)
                        .setParameter("user", userId)
                        .getSingleResult()
                > 0;
    }

    /** What entries said before they were changed under a hold, the oldest first. @param from, to numbers of entries, both included */
    public List<HeldText> texts(long roomId, long from, long to) {
        return entities.createQuery(
                        "select h from HeldText h where h.roomId = :room and h.seq >= :from and h.seq <= :to order by h.seq, h.edit",
                        HeldText.class)
                .setParameter("room", roomId)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList();
    }

    /** The first entry of a room before a number that has to stay; empty: none has. */
    OptionalLong firstHeld(long roomId, long before) {
        if (holdsRoom(roomId)) {
            return OptionalLong.of(0);
        }
        Long first = entities.createQuery(
                        "select min(e.seq) from Entry e where e.roomId = :room and e.seq < :before and e.author in"
                                + " (select t.login from HoldTarget t where t.what = 'P')",
                        Long.class)
                .setParameter("room", roomId)
                .setParameter("before", before)
                .getSingleResult();
        return first == null ? OptionalLong.empty() : OptionalLong.of(first);
    }

    /** @throws Problem {@code held} where something of the room has to stay */
    void requireFree(long roomId) {
        if (firstHeld(roomId, Long.MAX_VALUE).isPresent()) {
            throw Problem.own("held", ErrorCode.CONFLICT, null, "the room can't be removed now");
        }
    }

    private boolean holdsRoom(long roomId) {
        return entities.createQuery("select count(t.target) from HoldTarget t where " + HELD_ROOM, Long.class)
                        .setParameter("room", roomId)
                        .getSingleResult()
                > 0;
    }
}
