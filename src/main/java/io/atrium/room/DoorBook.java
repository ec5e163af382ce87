package io.atrium.room;

import io.atrium.account.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;

/**
 * What {@link Rooms} asks of the database and remembers. Each in a transaction that begins with it, or something read earlier in the
 * caller's would be remembered as if it were new.
 */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class DoorBook {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Memberships memberships;

    Optional<Room> room(String name) {
        return entities.createQuery("select r from Room r where r.name = :name", Room.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    Optional<Room> room(long id) {
        return Optional.ofNullable(entities.find(Room.class, id));
    }

    Optional<Standing> standing(long roomId, long userId) {
        return Optional.ofNullable(entities.find(Membership.class, new Membership.Key(roomId, userId)))
                .filter(membership -> !membership.hasLeft())
                .map(Standing::of);
    }

    void enter(Caller caller, Room room) {
        memberships.enter(caller, room);
    }
}
