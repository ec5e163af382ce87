package io.atrium.room;

import io.atrium.account.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What {@link Rooms} asks of the database and remembers. Each in a transaction that begins with it, or something read earlier in the
 * caller's would be remembered as if it were new.
 */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class DoorBook {
    private static final String TITLES = "select r.name, r.title from Room r where r.name in :names and ("
            + "(%s r.visibility = :open and not exists (select 1 from Membership g where g.roomId = r.id and g.userId = :user and g.status = :removed))"
            + " or exists (select 1 from Membership m where m.roomId = r.id and m.userId = :user and m.status = :active))";

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

    /** Not of conversations, which have none. */
    Map<String, String> titles(Caller caller, Collection<String> names) {
        Map<String, String> titles = new HashMap<>();
        entities.createQuery(TITLES.formatted(caller.isGuest() ? "1 = 0 and" : ""), Object[].class)
                .setParameter("names", names)
                .setParameter("user", caller.userId())
                .setParameter("open", Visibility.OPEN)
                .setParameter("active", Membership.Status.ACTIVE)
                .setParameter("removed", Membership.Status.REMOVED)
                .getResultStream()
                .filter(row -> !((String) row[1]).isEmpty())
                .forEach(row -> titles.put((String) row[0], (String) row[1]));
        return titles;
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
