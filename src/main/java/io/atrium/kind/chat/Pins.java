package io.atrium.kind.chat;

import io.atrium.room.Draft;
import io.atrium.room.Entry;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** What a room keeps at hand. */
@ApplicationScoped
@Transactional
class Pins {
    /** Of a room: more are not at hand. */
    static final int MOST = 100;

    @PersistenceContext
    private EntityManager entities;

    /** A message and its pin. */
    record Pinned(Entry message, Pin pin) {}

    /** What was pinned last first. */
    List<Pinned> of(long roomId) {
        return entities
                .createQuery(
                        "select e, p from Pin p, Entry e where p.roomId = :room and e.roomId = p.roomId and e.seq = p.seq order by p.at desc, p.seq desc",
                        Object[].class)
                .setParameter("room", roomId)
                .getResultList()
                .stream()
                .map(row -> new Pinned((Entry) row[0], (Pin) row[1]))
                .toList();
    }

    long count(long roomId) {
        return count(entities, roomId);
    }

    /** In the transaction of the entry that says so, under its room's lock. */
    static Draft.Effect pinning(long seq, boolean pinned) {
        return (rows, appended) -> {
            long room = appended.getRoomId();
            Entry message = rows.find(Entry.class, new Entry.Key(room, seq));
            if (MessageBody.isDeleted(message.body())) {
                throw Problem.of(ErrorCode.CONFLICT, "the message was deleted");
            }
            Pin pin = rows.find(Pin.class, new Entry.Key(room, seq));
            if ((pin != null) == pinned) {
                throw Problem.of(
                        ErrorCode.CONFLICT, pinned ? "the message is pinned already" : "the message is not pinned");
            }
            if (!pinned) {
                rows.remove(pin);
            } else if (count(rows, room) >= MOST) {
                throw Problem.of(ErrorCode.CONFLICT, "a room keeps at most " + MOST + " messages pinned");
            } else {
                rows.persist(new Pin(room, seq, appended.getAuthor(), appended.getAt()));
            }
            message.replaceBody(MessageBody.pinned(message.body(), pinned));
        };
    }

    /** In the transaction that erases a message. */
    static void withdraw(EntityManager rows, Entry message) {
        Pin pin = rows.find(Pin.class, new Entry.Key(message.getRoomId(), message.getSeq()));
        if (pin != null) {
            rows.remove(pin);
        }
    }

    /** The room's entries before this number are gone. */
    void forgetBefore(long roomId, long seq) {
        entities.createQuery("delete from Pin p where p.roomId = :room and p.seq < :seq")
                .setParameter("room", roomId)
                .setParameter("seq", seq)
                .executeUpdate();
    }

    private static long count(EntityManager rows, long roomId) {
        return rows.createQuery("select count(p.seq) from Pin p where p.roomId = :room", Long.class)
                .setParameter("room", roomId)
                .getSingleResult();
    }
}
