package io.atrium.compliance;

import io.atrium.room.Entry;
import io.atrium.room.LogHead;
import io.atrium.room.Room;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A person in the database, and what becomes of them there. Each call is a transaction, of a bounded number of rows but for those of one person's own. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class ErasureBook {
    /** What is the person's own, by {@code user_id}. */
    private static final List<String> OWN = List.of(
            "push_subscription",
            "message_draft",
            "saved",
            "scheduled",
            "search_alert",
            "notification",
            "notice_settings",
            "letter",
            "rail_place",
            "rail_section",
            "announcement_dismissal",
            "wizard_draft",
            "webhook",
            "invitation",
            "command_call",
            "command_done",
            "provisioned");

    /** Where their login stands in what kinds keep of rooms, by {@code room_id}. */
    private static final List<String> NAMING_IN_ROOMS = List.of(
            "chat_follow.login",
            "chat_pin.login",
            "chat_removal.login",
            "membership.muted_by",
            "location_minute.login",
            "poll_vote.login",
            "game_match.first_login",
            "game_match.second_login",
            "document_version.author",
            "release_run.opened_by",
            "release_stage.asked_by",
            "release_stage.answered_by",
            "sensor_alarm.taken_by",
            "held_text.author");

    /** Where it stands beside what others did. */
    private static final List<String> NAMING = List.of(
            "stay.login",
            "notification.author",
            "announcement.author",
            "live_setting.set_by",
            "legal_hold.placed_by",
            "legal_hold.lifted_by",
            "hold_target.login",
            "stored_file.login",
            "command.created_by",
            "outgoing.created_by",
            "import_job.login",
            "job.asked_by",
            "room.created_by");

    /** A room that has gone on since it had come as far as {@code seq}. */
    record Grown(long roomId, long seq) {
        private static Grown of(Object[] row) {
            return new Grown(((Number) row[0]).longValue(), ((Number) row[1]).longValue());
        }
    }

    @PersistenceContext
    private EntityManager entities;

    void removeOwn(long userId) {
        OWN.forEach(table -> entities.createNativeQuery("delete from " + table + " where user_id = ?1")
                .setParameter(1, userId)
                .executeUpdate());
    }

    /** What imports have written down of them. */
    void forgetImported(long userId, String login) {
        entities.createNativeQuery("delete from import_known where what = 'PERSON' and local_id = ?1")
                .setParameter(1, userId)
                .executeUpdate();
        entities.createNativeQuery("update import_job set report = null where ended_at is not null and report like ?1")
                .setParameter(1, "%\"" + login + "\"%")
                .executeUpdate();
    }

    /** Exports of their own data, whoever asked for them: their results go with the next look at those, and nothing more is made. */
    void forgetExports(long userId, String pseudonym) {
        entities.createQuery("select j from Job j where j.what = :what and j.wanted like :user", Job.class)
                .setParameter("what", Job.What.OWN_DATA)
                .setParameter("user", "{\"user\":" + userId + ",%")
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .forEach(job -> job.forget(pseudonym, JobBook.now()));
    }

    /** What is of no room. */
    void renameBeside(String login, String pseudonym) {
        NAMING.forEach(column -> rename(column, "", login, pseudonym).executeUpdate());
    }

    /**
     * What a kind keeps of a room beside its log. Before the log is read anew, which some is read with.
     *
     * @param named whether the room's entries read otherwise already
     * @return whether the room reads otherwise; then its row says so
     */
    boolean renameBeside(long roomId, String login, String pseudonym, boolean named) {
        LogHead head = lock(roomId);
        int beside = NAMING_IN_ROOMS.stream()
                .mapToInt(column -> rename(column, " and room_id = ?3", login, pseudonym)
                        .setParameter(3, roomId)
                        .executeUpdate())
                .sum();
        if (head == null || !named && beside == 0) {
            return false;
        }
        entities.createNativeQuery("update room set rewritten = ?1 where id = ?2")
                .setParameter(1, head.getRewritten() + 1)
                .setParameter(2, roomId)
                .executeUpdate();
        return true;
    }

    /** Rooms beside whose logs the login stands: what came in while they were being looked through. */
    Set<Long> roomsNaming(String login) {
        Set<Long> rooms = new TreeSet<>();
        for (String column : NAMING_IN_ROOMS) {
            String table = column.substring(0, column.indexOf('.'));
            String name = column.substring(column.indexOf('.') + 1);
            String sql = "select distinct room_id from " + table + " where " + name + " = ?1";
            List<?> found =
                    entities.createNativeQuery(sql).setParameter(1, login).getResultList();
            found.forEach(room -> rooms.add(((Number) room).longValue()));
        }
        return rooms;
    }

    private Query rename(String column, String where, String login, String pseudonym) {
        String table = column.substring(0, column.indexOf('.'));
        String name = column.substring(column.indexOf('.') + 1);
        return entities.createNativeQuery("update " + table + " set " + name + " = ?1 where " + name + " = ?2" + where)
                .setParameter(1, pseudonym)
                .setParameter(2, login);
    }

    /** Whether entries between two numbers, the first excluded, say the pseudonym: also those that were renamed before a node was killed. */
    boolean isNamed(long roomId, long after, long last, String pseudonym) {
        return entities.createQuery(
                                "select count(e) from Entry e where e.roomId = :room and e.seq > :after and e.seq <= :last"
                                        + " and (e.author = :pseudonym or e.body like :within)",
                                Long.class)
                        .setParameter("room", roomId)
                        .setParameter("after", after)
                        .setParameter("last", last)
                        .setParameter("pseudonym", pseudonym)
                        .setParameter("within", "%" + pseudonym + "%")
                        .getSingleResult()
                > 0;
    }

    Optional<Room> roomAfter(long id) {
        return entities.createQuery("select r from Room r where r.id > :id order by r.id", Room.class)
                .setParameter("id", id)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** How far all rooms have come by now: only what comes later is looked for at the end. */
    void noteSeen(long userId) {
        forgetSeen(userId);
        entities.createNativeQuery(
                        "insert into erasure_seen (user_id, room_id, seq) select cast(?1 as bigint), id, last_seq from room")
                .setParameter(1, userId)
                .executeUpdate();
    }

    void forgetSeen(long userId) {
        entities.createNativeQuery("delete from erasure_seen where user_id = ?1")
                .setParameter(1, userId)
                .executeUpdate();
    }

    /** Some of the rooms after one that have gone on since. */
    List<Grown> grown(long userId, long roomId, int most) {
        List<?> rows = entities.createNativeQuery(
                        "select r.id, coalesce(s.seq, 0) from room r left join erasure_seen s on s.user_id = ?1 and s.room_id = r.id"
                                + " where r.id > ?2 and r.last_seq > coalesce(s.seq, 0) order by r.id")
                .setParameter(1, userId)
                .setParameter(2, roomId)
                .setMaxResults(most)
                .getResultList();
        return rows.stream().map(Object[].class::cast).map(Grown::of).toList();
    }

    boolean isAuthor(String login, Grown room) {
        return entities.createQuery(
                        "select e.seq from Entry e where e.roomId = :room and e.seq > :seq and e.author = :login",
                        Long.class)
                .setParameter("room", room.roomId())
                .setParameter("seq", room.seq())
                .setParameter("login", login)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .isPresent();
    }

    long lastSeq(long roomId) {
        LogHead head = entities.find(LogHead.class, roomId);
        return head == null ? 0 : head.getLastSeq();
    }

    /** Who wrote entries between two numbers, the first excluded. */
    void renameAuthor(long roomId, long after, long last, String login, String pseudonym) {
        lock(roomId);
        entities.createNativeQuery(
                        "update entry set author = ?1 where room_id = ?2 and seq > ?3 and seq <= ?4 and author = ?5")
                .setParameter(1, pseudonym)
                .setParameter(2, roomId)
                .setParameter(3, after)
                .setParameter(4, last)
                .setParameter(5, login)
                .executeUpdate();
    }

    /** Where entries name the person: as who reacted, answered, was seen; and, if wanted, in what others say. */
    void renameWithin(long roomId, long after, long last, String login, String pseudonym, boolean mentions) {
        lock(roomId);
        Renaming renaming = new Renaming(login, pseudonym, mentions);
        entities.createQuery(
                        "select e from Entry e where e.roomId = :room and e.seq > :after and e.seq <= :last and e.body like :login",
                        Entry.class)
                .setParameter("room", roomId)
                .setParameter("after", after)
                .setParameter("last", last)
                .setParameter("login", "%" + login + "%")
                .getResultList()
                .forEach(entry -> {
                    JsonObject before = entry.body();
                    JsonObject now = renaming.of(before);
                    if (!now.equals(before)) {
                        entry.replaceBody(now);
                    }
                });
    }

    /** Who writes into the log changes earlier entries, too: what was read before that must not be written over it. */
    private LogHead lock(long roomId) {
        return entities.find(LogHead.class, roomId, LockModeType.PESSIMISTIC_WRITE);
    }
}
