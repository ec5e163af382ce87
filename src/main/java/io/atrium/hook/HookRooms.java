package io.atrium.hook;

import io.atrium.room.EntryReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/** The rooms that hooks know: met some at a time, and cleared away when they are gone. Rows about them refer to no room in the database, where the log's writers hold its row. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class HookRooms {
    private static final int AT_ONCE = 200;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private EntryReader reader;

    List<Long> hooksOfAll() {
        return entities.createQuery("select o.id from Outgoing o where o.roomId is null order by o.id", Long.class)
                .getResultList();
    }

    /** Some of the rooms that a hook of all rooms does not know yet. It goes on in each where it was made. @return whether there may be more */
    boolean meet(long id) {
        Outgoing hook = entities.find(Outgoing.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (hook == null) {
            return false;
        }
        List<Long> rooms = entities.createQuery(
                        "select r.id from Room r where r.people is null and not exists (select p.roomId from"
                                + " OutgoingPosition p where p.outgoingId = :hook and p.roomId = r.id)",
                        Long.class)
                .setParameter("hook", id)
                .setMaxResults(AT_ONCE)
                .getResultList();
        for (long room : rooms) {
            entities.persist(new OutgoingPosition(id, room, reader.seqAt(room, hook.getCreatedAt()) - 1));
        }
        return rooms.size() == AT_ONCE;
    }

    /** What is left of rooms that are gone. */
    void clear() {
        entities.createNativeQuery("delete from delivery where room_id not in (select id from room)")
                .executeUpdate();
        entities.createNativeQuery("delete from outgoing_position where room_id not in (select id from room)")
                .executeUpdate();
    }
}
