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
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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

    /** Of which somebody belongs to the room, by handle. */
    Map<String, RoomGroups.Called> groups(long roomId) {
        Map<String, String> titles = new HashMap<>();
        Map<String, Set<String>> logins = new TreeMap<>();
        entities.createQuery(
                        "select g.handle, g.title, u.login, u.enabled from PersonGroup g, GroupMember i, Membership m, User u"
                                + " where i.groupId = g.id and m.userId = i.userId and u.id = i.userId and m.roomId = :room"
                                + " and m.status = :active",
                        Object[].class)
                .setParameter("room", roomId)
                .setParameter("active", Membership.Status.ACTIVE)
                .getResultStream()
                .filter(row -> (Boolean) row[3])
                .forEach(row -> {
                    titles.put((String) row[0], (String) row[1]);
                    logins.computeIfAbsent((String) row[0], handle -> new TreeSet<>())
                            .add((String) row[2]);
                });
        Map<String, RoomGroups.Called> groups = new LinkedHashMap<>();
        logins.forEach((handle, in) ->
                groups.put(handle, new RoomGroups.Called(handle, titles.get(handle), Collections.unmodifiableSet(in))));
        return Collections.unmodifiableMap(groups);
    }
}
