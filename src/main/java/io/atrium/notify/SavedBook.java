package io.atrium.notify;

import io.atrium.account.User;
import io.atrium.room.Entry;
import io.atrium.room.Membership;
import io.atrium.room.Room;
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

/** What people have saved, in the database. Of rooms one has left, or was sent away from, nothing for as long. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class SavedBook {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    @ConfigProperty(name = "atrium.max-saved", defaultValue = "1000")
    private int most;

    /** Where a page begins: behind this one. */
    record Behind(long at, long roomId, long seq) {
        static final Behind NOTHING = new Behind(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /** With its room, and as the entry reads now. */
    record Found(SavedEntry saved, Room room, Entry entry) {}

    /** What was saved last first. */
    List<Found> page(long userId, Behind behind, int limit) {
        return entities.createQuery(
                        "select s, r, e from SavedEntry s, Room r, Membership m, Entry e where s.userId = :user and r.id = s.roomId"
                                + " and m.roomId = s.roomId and m.userId = s.userId and m.status = :active"
                                + " and e.roomId = s.roomId and e.seq = s.seq"
                                + " and (s.at < :at or (s.at = :at and (s.roomId < :room or (s.roomId = :room and s.seq < :seq))))"
                                + " order by s.at desc, s.roomId desc, s.seq desc",
                        Object[].class)
                .setParameter("user", userId)
                .setParameter("active", Membership.Status.ACTIVE)
                .setParameter("at", Instant.ofEpochMilli(behind.at))
                .setParameter("room", behind.roomId)
                .setParameter("seq", behind.seq)
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> new Found((SavedEntry) row[0], (Room) row[1], (Entry) row[2]))
                .toList();
    }

    /** In order. */
    List<Long> seqs(long userId, long roomId) {
        return entities.createQuery(
                        "select s.seq from SavedEntry s where s.userId = :user and s.roomId = :room order by s.seq",
                        Long.class)
                .setParameter("user", userId)
                .setParameter("room", roomId)
                .getResultList();
    }

    /**
     * @return false: it was saved before
     * @throws Problem {@code not_found} where there is no such entry; {@code too_many_saved}
     */
    boolean save(long userId, long roomId, long seq) {
        entities.find(User.class, userId, LockModeType.PESSIMISTIC_WRITE); // one at a time for each person
        SavedEntry.Key key = new SavedEntry.Key(roomId, userId, seq);
        if (entities.find(SavedEntry.class, key) != null) {
            return false;
        }
        if (entities.find(Entry.class, new Entry.Key(roomId, seq)) == null) {
            throw Problem.of(ErrorCode.NOT_FOUND, "the room has no entry " + seq);
        }
        long count = entities.createQuery("select count(s.seq) from SavedEntry s where s.userId = :user", Long.class)
                .setParameter("user", userId)
                .getSingleResult();
        if (count >= most) {
            throw Problem.own(
                    "too_many_saved",
                    ErrorCode.CONFLICT,
                    null,
                    "at most " + most + " entries can be saved; take some off first");
        }
        entities.persist(new SavedEntry(key, NoticeStore.now()));
        return true;
    }

    /** @return false: it was not saved */
    boolean remove(long userId, long roomId, long seq) {
        SavedEntry saved = entities.find(SavedEntry.class, new SavedEntry.Key(roomId, userId, seq));
        if (saved != null) {
            entities.remove(saved);
        }
        return saved != null;
    }

    /** The room's entries before this number are gone. */
    void forgetBefore(long roomId, long seq) {
        entities.createQuery("delete from SavedEntry s where s.roomId = :room and s.seq < :seq")
                .setParameter("room", roomId)
                .setParameter("seq", seq)
                .executeUpdate();
    }
}
