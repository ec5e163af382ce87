package io.atrium.room;

import io.atrium.account.Origin;
import io.atrium.account.Role;
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
import java.util.Comparator;
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

    @Inject
    private KnownMembers known;

    /** One member as others see them. @param bot whether it is a program's account */
    public record Person(String login, String name, MemberRole role, boolean online, boolean bot) {
        /** A person's account. */
        public Person(String login, String name, MemberRole role, boolean online) {
            this(login, name, role, online, false);
        }

        Person seen(boolean there) {
            return new Person(login, name, role, there, bot);
        }
    }

    /** All members of a room by name, kept in memory: the same list for as long as nothing about them changes. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public List<Person> members(long roomId) {
        return known.of(roomId);
    }

    /** At most so many members, those online first, each half by name. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public List<Person> people(Room room, int limit) {
        return people(members(room.getId()), presence.online(room.group()), limit);
    }

    static List<Person> people(List<Person> members, Set<String> online, int limit) {
        List<Person> people = new ArrayList<>(Math.min(limit, members.size()));
        members.stream()
                .filter(person -> online.contains(person.login()))
                .limit(limit)
                .forEach(person -> people.add(person.seen(true)));
        members.stream()
                .filter(person -> !online.contains(person.login()))
                .limit(limit - people.size())
                .forEach(people::add);
        return people;
    }

    /** Members after a login in the order of logins, for paging through all of them. */
    public List<Person> page(Room room, String afterLogin, int limit) {
        return page(room, Membership.Status.ACTIVE, afterLogin, limit);
    }

    /** Those who were sent away and may not come back, in the same manner. */
    public List<Person> banned(Room room, String afterLogin, int limit) {
        return page(room, Membership.Status.REMOVED, afterLogin, limit);
    }

    private List<Person> page(Room room, Membership.Status status, String afterLogin, int limit) {
        Set<String> online = presence.online(room.group());
        return entities.createQuery(
                        "select u.login, u.name, m.role, u.origin" + ACTIVE_MEMBERS
                                + " and u.login > :after order by u.login",
                        Object[].class)
                .setParameter("room", room.getId())
                .setParameter("active", status)
                .setParameter("after", afterLogin)
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> person(row, online.contains((String) row[0])))
                .toList();
    }

    /** Those of a page whose name or login holds every word, whatever its case and accents. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public List<Person> page(Room room, String words, String afterLogin, int limit) {
        Set<String> online = presence.online(room.group());
        List<String> wanted = List.of(Text.folded(words).strip().split("\\s+"));
        return members(room.getId()).stream()
                .filter(person -> person.login().compareTo(afterLogin) > 0)
                .filter(person -> wanted.stream().allMatch(Text.folded(person.name() + ' ' + person.login())::contains))
                .sorted(Comparator.comparing(Person::login))
                .limit(limit)
                .map(person -> person.seen(online.contains(person.login())))
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

    @Transactional(Transactional.TxType.SUPPORTS)
    public int count(Room room) {
        return members(room.getId()).size();
    }

    /** The logins of all members, by room. */
    public Map<Long, Set<String>> logins(Collection<Long> roomIds) {
        return logins(roomIds, Membership.Status.ACTIVE);
    }

    /** The logins of the guests among the members, by room. */
    public Map<Long, Set<String>> guests(Collection<Long> roomIds) {
        Map<Long, Set<String>> logins = new HashMap<>();
        if (!roomIds.isEmpty()) {
            entities.createQuery(
                            "select m.roomId, u.login from Membership m, User u where u.id = m.userId and m.roomId in"
                                    + " :rooms and m.status = :active and u.role = :guest",
                            Object[].class)
                    .setParameter("rooms", roomIds)
                    .setParameter("active", Membership.Status.ACTIVE)
                    .setParameter("guest", Role.GUEST)
                    .getResultStream()
                    .forEach(row -> logins.computeIfAbsent((Long) row[0], room -> new HashSet<>())
                            .add((String) row[1]));
        }
        return logins;
    }

    /** The logins of those who were sent away, by room. */
    public Map<Long, Set<String>> removed(Collection<Long> roomIds) {
        return logins(roomIds, Membership.Status.REMOVED);
    }

    private Map<Long, Set<String>> logins(Collection<Long> roomIds, Membership.Status status) {
        Map<Long, Set<String>> logins = new HashMap<>();
        if (!roomIds.isEmpty()) {
            entities.createQuery(
                            "select m.roomId, u.login from Membership m, User u where u.id = m.userId and m.roomId in"
                                    + " :rooms and m.status = :status",
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
                        "select u.login, u.name, m.role, u.origin" + ACTIVE_MEMBERS + condition
                                + " order by u.name, u.login",
                        Object[].class)
                .setParameter("room", room.getId())
                .setParameter("active", Membership.Status.ACTIVE)
                .setMaxResults(limit);
    }

    private static Person person(Object[] row, boolean online) {
        return new Person((String) row[0], (String) row[1], (MemberRole) row[2], online, row[3] == Origin.BOT);
    }
}
