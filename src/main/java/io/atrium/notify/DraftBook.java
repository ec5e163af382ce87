package io.atrium.notify;

import io.atrium.account.User;
import io.atrium.room.Membership;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What people have begun to write, in the database. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class DraftBook {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    @ConfigProperty(name = "atrium.max-drafts", defaultValue = "200")
    private int most;

    /** That there is a draft. */
    record Found(String room, long thread, Instant at) {}

    /** Those of all rooms a person belongs to, what was written last first. Without their texts: every page asks where there are some. */
    List<Found> of(long userId) {
        return entities.createQuery(
                        "select r.name, d.thread, d.at from MessageDraft d, Room r, Membership m where d.userId = :user and r.id = d.roomId"
                                + " and m.roomId = d.roomId and m.userId = d.userId and m.status = :active order by d.at desc",
                        Object[].class)
                .setParameter("user", userId)
                .setParameter("active", Membership.Status.ACTIVE)
                .getResultStream()
                .map(row -> new Found((String) row[0], (Long) row[1], (Instant) row[2]))
                .toList();
    }

    List<MessageDraft> of(long userId, long roomId) {
        return entities.createQuery(
                        "select d from MessageDraft d where d.userId = :user and d.roomId = :room order by d.thread",
                        MessageDraft.class)
                .setParameter("user", userId)
                .setParameter("room", roomId)
                .getResultList();
    }

    /**
     * @param text empty: there is none any more
     * @return whether it says something else now
     * @throws Problem {@code too_many_drafts}
     */
    boolean write(long userId, MessageDraft.Key key, String text) {
        entities.find(User.class, userId, LockModeType.PESSIMISTIC_WRITE); // one at a time for each person
        MessageDraft draft = entities.find(MessageDraft.class, key);
        if (text.equals(draft == null ? "" : draft.getText())) {
            return false;
        }
        if (text.isEmpty()) {
            entities.remove(draft);
            return true;
        }
        if (draft == null) {
            requireRoom(userId);
            draft = new MessageDraft(key);
            draft.write(text, NoticeStore.now());
            entities.persist(draft);
        } else {
            draft.write(text, NoticeStore.now());
        }
        return true;
    }

    /** Of threads that the room forgot with its entries before this number. */
    void forgetBefore(long roomId, long seq) {
        entities.createQuery("delete from MessageDraft d where d.roomId = :room and d.thread > 0 and d.thread < :seq")
                .setParameter("room", roomId)
                .setParameter("seq", seq)
                .executeUpdate();
    }

    private void requireRoom(long userId) {
        long count = entities.createQuery(
                        "select count(d.thread) from MessageDraft d where d.userId = :user", Long.class)
                .setParameter("user", userId)
                .getSingleResult();
        if (count >= most) {
            throw Problem.own(
                    "too_many_drafts",
                    ErrorCode.CONFLICT,
                    null,
                    "at most " + most + " drafts are kept; send or clear some first");
        }
    }
}
