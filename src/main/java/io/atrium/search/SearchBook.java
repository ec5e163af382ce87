package io.atrium.search;

import io.atrium.account.User;
import io.atrium.room.Membership;
import io.atrium.room.Room;
import io.atrium.room.RoomLog;
import io.atrium.room.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What searching asks of the database and may remember: each in a transaction that begins with it. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class SearchBook {
    private static final String HEADS =
            "select h.id, h.kind, h.epoch, h.firstSeq, h.lastSeq, h.rewritten from LogHead h";

    @PersistenceContext
    private EntityManager entities;

    /**
     * Where a room's log begins and ends.
     *
     * @param rewritten how often its entries were made to read otherwise
     */
    record Head(long roomId, String kind, String epoch, long firstSeq, long lastSeq, long rewritten) {
        private static Head of(Object[] row) {
            return new Head(
                    (Long) row[0], (String) row[1], (String) row[2], (Long) row[3], (Long) row[4], (Long) row[5]);
        }
    }

    /** The rooms somebody belongs to, and those they were sent away from. */
    record Standings(List<Long> member, List<Long> removed) {}

    List<Head> heads() {
        return entities.createQuery(HEADS, Object[].class)
                .getResultStream()
                .map(Head::of)
                .toList();
    }

    Optional<Head> head(long roomId) {
        return entities.createQuery(HEADS + " where h.id = :room", Object[].class)
                .setParameter("room", roomId)
                .getResultStream()
                .map(Head::of)
                .findFirst();
    }

    Optional<Room> room(long id) {
        return Optional.ofNullable(entities.find(Room.class, id));
    }

    List<Long> openRooms() {
        return entities.createQuery("select r.id from Room r where r.visibility = :open", Long.class)
                .setParameter("open", Visibility.OPEN)
                .getResultList();
    }

    Standings standings(long userId) {
        return new Standings(roomsOf(userId, Membership.Status.ACTIVE), roomsOf(userId, Membership.Status.REMOVED));
    }

    private List<Long> roomsOf(long userId, Membership.Status status) {
        return entities.createQuery(
                        "select m.roomId from Membership m where m.userId = :user and m.status = :status", Long.class)
                .setParameter("user", userId)
                .setParameter("status", status)
                .getResultList();
    }

    /** What people are called, by login. */
    Map<String, String> names(Collection<String> logins) {
        Map<String, String> names = new HashMap<>(Map.of(RoomLog.SYSTEM, RoomLog.SYSTEM_NAME));
        if (!logins.isEmpty()) {
            entities.createQuery("select u from User u where u.login in :logins", User.class)
                    .setParameter("logins", logins)
                    .getResultStream()
                    .forEach(user -> names.put(user.getLogin(), user.getName()));
        }
        return names;
    }
}
