package io.atrium.compliance;

import io.atrium.room.Entry;
import io.atrium.room.LogHead;
import io.atrium.room.Room;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;

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

    /** Where their login stands beside what others did. */
    private static final List<String> NAMING = List.of(
            "chat_follow.login",
            "chat_pin.login",
            "chat_removal.login",
            "stay.login",
            "notification.author",
            "announcement.author",
            "membership.muted_by",
            "location_minute.login",
            "poll_vote.login",
            "game_match.first_login",
            "game_match.second_login",
            "document_version.author",
            "stored_file.login",
            "held_text.author",
            "command.created_by",
            "outgoing.created_by",
            "import_job.login",
            "job.asked_by",
            "room.created_by");

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

    void renameBeside(String login, String pseudonym) {
        for (String column : NAMING) {
            String table = column.substring(0, column.indexOf('.'));
            String name = column.substring(column.indexOf('.') + 1);
            entities.createNativeQuery("update " + table + " set " + name + " = ?1 where " + name + " = ?2")
                    .setParameter(1, pseudonym)
                    .setParameter(2, login)
                    .executeUpdate();
        }
    }

    Optional<Room> roomAfter(long id) {
        return entities.createQuery("select r from Room r where r.id > :id order by r.id", Room.class)
                .setParameter("id", id)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
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
    private void lock(long roomId) {
        entities.find(LogHead.class, roomId, LockModeType.PESSIMISTIC_WRITE);
    }
}
