package io.atrium.notify;

import io.atrium.account.User;
import io.atrium.notify.Notification.Mail;
import io.atrium.notify.Notification.Place;
import io.atrium.room.Entry;
import io.atrium.room.Membership;
import io.atrium.room.NoticeLevel;
import io.atrium.room.Room;
import io.atrium.room.RoomLog;
import io.atrium.wire.CommonTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The notices in the database. Of rooms one has left, or was sent away from, there are none for as long. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class NoticeStore {
    static final String READABLE =
            " from Notification n left join Room r on r.id = n.roomId left join Membership m on m.roomId = n.roomId"
                    + " and m.userId = n.userId where n.userId = :user and (n.roomId is null or m.status = :active)";

    @PersistenceContext
    private EntityManager entities;

    /** Where a page of notices begins: behind this one. */
    record Behind(Instant at, long id) {
        static final Behind NOTHING = new Behind(Instant.ofEpochMilli(Long.MAX_VALUE), Long.MAX_VALUE);
    }

    /** A notice with what is shown of its room. @param room null: it is about none */
    record Found(Notification notice, Room room) {}

    /** The newest first. */
    List<Found> page(long userId, Behind behind, int limit) {
        return entities.createQuery(
                        "select n, r" + READABLE + " and (n.at < :at or (n.at = :at and n.id < :id))"
                                + " order by n.at desc, n.id desc",
                        Object[].class)
                .setParameter("user", userId)
                .setParameter("active", Membership.Status.ACTIVE)
                .setParameter("at", behind.at)
                .setParameter("id", behind.id)
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> new Found((Notification) row[0], (Room) row[1]))
                .toList();
    }

    /** How many are unread, by the name of the room; empty for those about none. */
    Map<String, Long> unread(long userId) {
        Map<String, Long> unread = new TreeMap<>();
        entities.createQuery(
                        "select r.name, count(n.id)" + READABLE + " and n.readAt is null group by r.name",
                        Object[].class)
                .setParameter("user", userId)
                .setParameter("active", Membership.Status.ACTIVE)
                .getResultStream()
                .forEach(row -> unread.put(Objects.requireNonNullElse((String) row[0], ""), (Long) row[1]));
        return unread;
    }

    /** What has been read need not be sent any more. */
    void read(long userId, long roomId, long seq) {
        read(" and n.roomId = :room and n.seq <= :seq", userId)
                .setParameter("room", roomId)
                .setParameter("seq", seq)
                .executeUpdate();
    }

    void readOne(long userId, long id) {
        read(" and n.id = :id", userId).setParameter("id", id).executeUpdate();
    }

    void readAll(long userId) {
        read("", userId).executeUpdate();
    }

    private Query read(String which, long userId) {
        return entities.createQuery("update Notification n set n.readAt = :now, n.mail = :mail, n.push = :mail"
                        + " where n.userId = :user and n.readAt is null" + which)
                .setParameter("now", now())
                .setParameter("mail", Mail.NONE)
                .setParameter("user", userId);
    }

    /** Fails with a persistence exception where another node was first. */
    void add(Notification notice) {
        entities.persist(notice);
        entities.flush();
    }

    /** @param once see {@link Notification} */
    boolean isTold(String once) {
        return entities.createQuery("select count(n) from Notification n where n.once = :once", Long.class)
                        .setParameter("once", once)
                        .getSingleResult()
                > 0;
    }

    Optional<Room> room(long id) {
        return Optional.ofNullable(entities.find(Room.class, id));
    }

    Optional<Entry> entry(Place place) {
        return Optional.ofNullable(entities.find(Entry.class, new Entry.Key(place.roomId(), place.seq())));
    }

    /** People's names by their logins. */
    Map<String, String> names(Collection<String> logins) {
        Map<String, String> names = new HashMap<>(Map.of(RoomLog.SYSTEM, RoomLog.SYSTEM_NAME));
        if (!logins.isEmpty()) {
            entities.createQuery("select u.login, u.name from User u where u.login in :logins", Object[].class)
                    .setParameter("logins", logins)
                    .getResultStream()
                    .forEach(row -> names.put((String) row[0], (String) row[1]));
        }
        return names;
    }

    NoticeSettings settings(long userId) {
        NoticeSettings settings = entities.find(NoticeSettings.class, userId);
        return settings == null ? new NoticeSettings(userId) : settings;
    }

    /** The rooms of which the person wants to hear more or less than of others, with how much. */
    Map<String, NoticeLevel> levels(long userId) {
        Map<String, NoticeLevel> levels = new TreeMap<>();
        entities.createQuery(
                        "select r.name, m.noticeLevel from Membership m, Room r where m.userId = :user and r.id = m.roomId"
                                + " and m.status = :active and m.noticeLevel is not null",
                        Object[].class)
                .setParameter("user", userId)
                .setParameter("active", Membership.Status.ACTIVE)
                .getResultStream()
                .forEach(row -> levels.put((String) row[0], (NoticeLevel) row[1]));
        return levels;
    }

    /** Changes a person's settings, one change at a time for each person. */
    void change(long userId, Consumer<NoticeSettings> change) {
        entities.find(User.class, userId, LockModeType.PESSIMISTIC_WRITE);
        NoticeSettings settings = entities.find(NoticeSettings.class, userId);
        if (settings == null) {
            settings = new NoticeSettings(userId);
            change.accept(settings);
            entities.persist(settings);
        } else {
            change.accept(settings);
        }
    }

    /** To a person's bound: the oldest that were read go first. @return how many have gone */
    int trim(long userId, int most) {
        long surplus = entities.createQuery("select count(n) from Notification n where n.userId = :user", Long.class)
                        .setParameter("user", userId)
                        .getSingleResult()
                - most;
        int gone = 0;
        for (String which : List.of(" and n.readAt is not null", "")) {
            if (gone < surplus) {
                gone += remove(oldest(userId, which, (int) Math.min(surplus - gone, Integer.MAX_VALUE)));
            }
        }
        return gone;
    }

    private List<Long> oldest(long userId, String which, int count) {
        return entities.createQuery(
                        "select n.id from Notification n where n.userId = :user" + which + " order by n.at, n.id",
                        Long.class)
                .setParameter("user", userId)
                .setMaxResults(count)
                .getResultList();
    }

    private int remove(List<Long> ids) {
        int removed = 0;
        for (int from = 0; from < ids.size(); from += 500) {
            removed += entities.createQuery("delete from Notification n where n.id in :ids")
                    .setParameter("ids", ids.subList(from, Math.min(ids.size(), from + 500)))
                    .executeUpdate();
        }
        return removed;
    }

    static Instant now() {
        return CommonTime.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
