package io.atrium.room;

import io.atrium.account.Origin;
import io.atrium.room.Roster.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What {@link Roster} asks of the database and remembers, in a transaction that begins with it. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class Listing {
    @PersistenceContext
    private EntityManager entities;

    /**
     * Of each of these rooms, by name. In the caller's transaction where there is one: a page of cards asks for many, and whoever holds a connection while waiting
     * for a second may wait for others who do the same.
     */
    @Transactional(TxType.REQUIRED)
    Map<Long, List<Party>> parties(Collection<Long> roomIds) {
        Map<Long, List<Party>> parties = new HashMap<>();
        roomIds.forEach(id -> parties.put(id, new ArrayList<>()));
        entities.createQuery(
                        "select u.id, u.login, u.name, u.enabled, m.roomId from Membership m, User u where u.id ="
                                + " m.userId and m.roomId in :rooms order by u.name, u.login",
                        Object[].class)
                .setParameter("rooms", roomIds)
                .getResultStream()
                .forEach(row -> parties.get((Long) row[4])
                        .add(new Party((Long) row[0], (String) row[1], (String) row[2], (Boolean) row[3])));
        parties.replaceAll((id, people) -> List.copyOf(people));
        return parties;
    }

    /** By name, and as if all were away. */
    List<Person> members(long roomId) {
        return entities.createQuery(
                        "select u.login, u.name, m.role, u.origin from Membership m, User u where u.id = m.userId and"
                                + " m.roomId = :room and m.status = :active order by u.name, u.login",
                        Object[].class)
                .setParameter("room", roomId)
                .setParameter("active", Membership.Status.ACTIVE)
                .getResultStream()
                .map(row ->
                        new Person((String) row[0], (String) row[1], (MemberRole) row[2], false, row[3] == Origin.BOT))
                .toList();
    }
}
