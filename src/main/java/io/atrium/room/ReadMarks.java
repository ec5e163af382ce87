package io.atrium.room;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** How far each member has read. */
@ApplicationScoped
@Transactional
public class ReadMarks {
    @PersistenceContext
    private EntityManager entities;

    /** Moves a member's mark forward, at most to the log's head and never back; tells whether it moved. */
    public boolean move(Member member, long seq) {
        return entities.createQuery(
                                "update Membership m set m.readSeq = :seq where m.roomId = :room and m.userId = :user"
                                        + " and m.readSeq < :seq and :seq <= (select h.lastSeq from LogHead h where h.id = :room)")
                        .setParameter("seq", seq)
                        .setParameter("room", member.room().getId())
                        .setParameter("user", member.caller().userId())
                        .executeUpdate()
                == 1;
    }

    /**
     * Moves a member's mark over what they have appended themselves, where it stood just before: who had more to read still has.
     * Tells whether it moved.
     */
    public boolean follow(Member member, long first, long last) {
        return entities.createQuery("update Membership m set m.readSeq = :last where m.roomId = :room"
                                + " and m.userId = :user and m.readSeq = :before")
                        .setParameter("last", last)
                        .setParameter("before", first - 1)
                        .setParameter("room", member.room().getId())
                        .setParameter("user", member.caller().userId())
                        .executeUpdate()
                == 1;
    }

    public long of(Member member) {
        return entities.find(
                        Membership.class,
                        new Membership.Key(
                                member.room().getId(), member.caller().userId()))
                .getReadSeq();
    }
}
