package io.atrium.kind.chat;

import io.atrium.room.Room;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** What {@link Forwards} asks of the database. */
@ApplicationScoped
@Transactional
class ForwardBook {
    @PersistenceContext
    private EntityManager entities;

    /** Where a room's message was said; empty where it was not forwarded, or that room has gone. */
    Optional<Forwards.Origin> origin(long roomId, long seq) {
        return entities.createQuery(
                        "select r, f.sourceSeq from Forward f, Room r where f.roomId = :room and f.seq = :seq and r.id = f.sourceRoom",
                        Object[].class)
                .setParameter("room", roomId)
                .setParameter("seq", seq)
                .getResultStream()
                .map(row -> new Forwards.Origin((Room) row[0], (Long) row[1]))
                .findFirst();
    }

    /** The room's entries before this number are gone. */
    void forgetBefore(long roomId, long seq) {
        entities.createQuery("delete from Forward f where f.roomId = :room and f.seq < :seq")
                .setParameter("room", roomId)
                .setParameter("seq", seq)
                .executeUpdate();
    }
}
