package io.atrium.room;

import io.atrium.room.RoomTraffic.HasRead;
import io.atrium.room.RoomTraffic.HasUnread;
import io.atrium.signal.SignalListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;

/** How far each member has read. A mark that moves is told as {@link HasRead}, one that is put back as {@link HasUnread}, once that has committed. */
@ApplicationScoped
@Transactional
public class ReadMarks {
    @PersistenceContext
    private EntityManager entities;

    /** That a member has read so far. @param back whether they want it to be no further */
    record Mark(Member member, long seq, boolean back) {}

    /** Moves several marks in one transaction, as {@link #move} and {@link #putBack} do each. */
    void moveAll(List<Mark> marks) {
        // In one order everywhere: two transactions that move the same marks must not wait for each other.
        marks.stream()
                .sorted(Comparator.comparing(Mark::member, Member.BY_ROOM_AND_USER))
                .forEach(mark -> {
                    if (mark.back) {
                        putBack(mark.member, mark.seq);
                    } else {
                        move(mark.member, mark.seq);
                    }
                });
    }

    /** Moves a member's mark forward, at most to the log's head. */
    public void move(Member member, long seq) {
        int moved = entities.createQuery(
                        "update Membership m set m.readSeq = :seq where m.roomId = :room and m.userId = :user"
                                + " and m.readSeq < :seq and :seq <= (select h.lastSeq from LogHead h where h.id = :room)")
                .setParameter("seq", seq)
                .setParameter("room", member.room().getId())
                .setParameter("user", member.caller().userId())
                .executeUpdate();
        tell(moved, member, seq);
    }

    /** Moves a member's mark back to where they want to go on reading; where it is not that far, it stays. */
    private void putBack(Member member, long seq) {
        int moved = entities.createQuery(
                        "update Membership m set m.readSeq = :seq where m.roomId = :room and m.userId = :user and m.readSeq > :seq")
                .setParameter("seq", seq)
                .setParameter("room", member.room().getId())
                .setParameter("user", member.caller().userId())
                .executeUpdate();
        if (moved == 1) {
            SignalListener.tell(new HasUnread(member, seq));
        }
    }

    /**
     * Moves a member's mark over what they have appended themselves, where it stood just before: who had more to read still has. In the
     * transaction that appends.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void follow(Member member, long first, long last) {
        int moved = entities.createQuery("update Membership m set m.readSeq = :last where m.roomId = :room"
                        + " and m.userId = :user and m.readSeq = :before")
                .setParameter("last", last)
                .setParameter("before", first - 1)
                .setParameter("room", member.room().getId())
                .setParameter("user", member.caller().userId())
                .executeUpdate();
        tell(moved, member, last);
    }

    public long of(Member member) {
        return entities.find(
                        Membership.class,
                        new Membership.Key(
                                member.room().getId(), member.caller().userId()))
                .getReadSeq();
    }

    /** Past the entity, which others may be changing: told as a fact of its own. */
    private static void tell(int moved, Member member, long seq) {
        if (moved == 1) {
            SignalListener.tell(new HasRead(member, seq));
        }
    }
}
