package io.atrium.kind.chat;

import io.atrium.room.Entry;
import io.atrium.room.LegalHolds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What messages said before they were changed, and who deleted which: for those who moderate. With a message's deletion its revisions are gone, too. */
@ApplicationScoped
@Transactional
class Revisions {
    private static final String OF_MESSAGE = "from Revision v where v.roomId = :room and v.seq = :seq";

    @PersistenceContext
    private EntityManager entities;

    /** Revisions of a message; 0: none are kept. */
    @Inject
    @ConfigProperty(name = "atrium.max-revisions", defaultValue = "20")
    private int most;

    /** In the transaction of the entry that changes a message, before it does. The oldest beyond the bound go. @param held all of them stay */
    void keep(EntityManager rows, Entry message, Entry edit, boolean held) {
        long room = message.getRoomId();
        long seq = message.getSeq();
        List<Long> newest = rows.createQuery("select v.edit " + OF_MESSAGE + " order by v.edit desc", Long.class)
                .setParameter("room", room)
                .setParameter("seq", seq)
                .setMaxResults(Math.max(1, most - 1))
                .getResultList();
        if (held) {
            rows.persist(revision(message, edit));
            return;
        }
        if (most <= 1) {
            forget(rows, room, seq);
        } else if (newest.size() == most - 1) {
            rows.createQuery("delete " + OF_MESSAGE + " and v.edit < :oldest")
                    .setParameter("room", room)
                    .setParameter("seq", seq)
                    .setParameter("oldest", newest.get(newest.size() - 1))
                    .executeUpdate();
        }
        if (most > 0) {
            rows.persist(revision(message, edit));
        }
    }

    private static Revision revision(Entry message, Entry edit) {
        return new Revision(
                message.getRoomId(),
                message.getSeq(),
                edit.getSeq(),
                message.body().getString("message", ""),
                edit.getAt());
    }

    /** In the transaction of the entry that deletes a message. @param held what it said before stays for now */
    static void removed(EntityManager rows, Entry message, Entry deletion, boolean held) {
        if (!held) {
            forget(rows, message.getRoomId(), message.getSeq());
        }
        rows.persist(new Removal(message.getRoomId(), message.getSeq(), deletion.getAuthor(), deletion.getAt()));
    }

    private static void forget(EntityManager rows, long room, long seq) {
        rows.createQuery("delete " + OF_MESSAGE)
                .setParameter("room", room)
                .setParameter("seq", seq)
                .executeUpdate();
    }

    /** Of removed messages that nothing holds any more. */
    void onLifted(@Observes LegalHolds.Lifted lifted) {
        entities.createNativeQuery(
                        "delete from chat_revision where exists (select 1 from chat_removal d where d.room_id = chat_revision.room_id"
                                + " and d.seq = chat_revision.seq)"
                                + " and not exists (select 1 from hold_target t where t.what = 'R' and t.target = chat_revision.room_id)"
                                + " and not exists (select 1 from held_text h where h.room_id = chat_revision.room_id"
                                + " and h.seq = chat_revision.seq)")
                .executeUpdate();
    }

    /** The newest first. */
    List<Revision> of(long roomId, long seq) {
        return entities.createQuery("select v " + OF_MESSAGE + " order by v.edit desc", Revision.class)
                .setParameter("room", roomId)
                .setParameter("seq", seq)
                .getResultList();
    }

    List<JsonObject> between(long roomId, long from, long to) {
        return entities.createQuery(
                        "select v from Revision v where v.roomId = :room and v.seq >= :from and v.seq <= :to order by v.seq, v.edit",
                        Revision.class)
                .setParameter("room", roomId)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultStream()
                .map(Revision::toJson)
                .toList();
    }

    Optional<Removal> removal(long roomId, long seq) {
        return Optional.ofNullable(entities.find(Removal.class, new Entry.Key(roomId, seq)));
    }

    /** The room's entries before this number are gone. */
    void forgetBefore(long roomId, long seq) {
        for (String forgotten : List.of("Revision", "Removal")) {
            entities.createQuery("delete from " + forgotten + " v where v.roomId = :room and v.seq < :seq")
                    .setParameter("room", roomId)
                    .setParameter("seq", seq)
                    .executeUpdate();
        }
    }
}
