package io.atrium.room;

import io.atrium.channel.Presence;
import io.atrium.wire.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who belongs to a room, and who of them is there. */
@ApplicationScoped
@Transactional
public class Roster {
    private static final String ACTIVE_MEMBERS =
            " from Membership m, User u where u.id = m.userId and m.roomId = :room" + " and m.status = :active";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Presence presence;

    /** One member as others see them. */
    public record Person(String login, String name, MemberRole role, boolean online) {}

    /** At most so many members, those online first, each half by name. */
    public List<Person> people(Room room, int limit) {
        Set<String> online = presence.online(room.group());
        List<Person> people = new ArrayList<>();
        if (!online.isEmpty()) {
            query(room, " and u.login in :online", limit)
                    .setParameter("online", online)
                    .getResultStream()
                    .forEach(row -> people.add(person(row, true)));
        }
        if (people.size() < limit) {
            query(room, "", limit)
                    .getResultStream()
                    .filter(row -> !online.contains((String) row[0]))
                    .limit(limit - people.size())
                    .forEach(row -> people.add(person(row, false)));
        }
        return people;
    }

    /** Members after a login in the order of logins, for paging through all of them. */
    public List<Person> page(Room room, String afterLogin, int limit) {
        Set<String> online = presence.online(room.group());
        return entities.createQuery(
                        "select u.login, u.name, m.role" + ACTIVE_MEMBERS + " and u.login > :after order by u.login",
                        Object[].class)
                .setParameter("room", room.getId())
                .setParameter("active", Membership.Status.ACTIVE)
                .setParameter("after", afterLogin)
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> person(row, online.contains((String) row[0])))
                .toList();
    }

    public Optional<Person> one(Room room, String login) {
        if (!Text.isName(login)) {
            return Optional.empty();
        }
        return query(room, " and u.login = :login", 1)
                .setParameter("login", login)
                .getResultStream()
                .map(row -> person(row, presence.online(room.group()).contains(login)))
                .findFirst();
    }

    public int count(Room room) {
        return entities.createQuery("select count(u)" + ACTIVE_MEMBERS, Long.class)
                .setParameter("room", room.getId())
                .setParameter("active", Membership.Status.ACTIVE)
                .getSingleResult()
                .intValue();
    }

    /** The logins of all members, by room. */
    public Map<Long, Set<String>> logins(Collection<Long> roomIds) {
        return logins(roomIds, Membership.Status.ACTIVE);
    }

    /** The logins of those who were sent away, by room. */
    public Map<Long, Set<String>> removed(Collection<Long> roomIds) {
        return logins(roomIds, Membership.Status.REMOVED);
    }

    private Map<Long, Set<String>> logins(Collection<Long> roomIds, Membership.Status status) {
        Map<Long, Set<String>> logins = new HashMap<>();
        if (!roomIds.isEmpty()) {
            entities.createQuery(
                            "select m.roomId, u.login from Membership m, User u where u.id = m.userId and m.roomId in :rooms"
                                    + " and m.status = :status",
                            Object[].class)
                    .setParameter("rooms", roomIds)
                    .setParameter("status", status)
                    .getResultStream()
                    .forEach(row -> logins.computeIfAbsent((Long) row[0], room -> new HashSet<>())
                            .add((String) row[1]));
        }
        return logins;
    }

    private TypedQuery<Object[]> query(Room room, String condition, int limit) {
        return entities.createQuery(
                        "select u.login, u.name, m.role" + ACTIVE_MEMBERS + condition + " order by u.name, u.login",
                        Object[].class)
                .setParameter("room", room.getId())
                .setParameter("active", Membership.Status.ACTIVE)
                .setMaxResults(limit);
    }

    private static Person person(Object[] row, boolean online) {
        return new Person((String) row[0], (String) row[1], (MemberRole) row[2], online);
    }
}
