package io.atrium.account;

import io.atrium.wire.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The groups of people as they are looked through. There are as many as {@code atrium.max-groups} at most. */
@ApplicationScoped
@Transactional
public class GroupList {
    @PersistenceContext(unitName = "atrium")
    private EntityManager em;

    /** A group, and how many people are in it. */
    public record Row(PersonGroup group, long members) {}

    /** Somebody in a group. */
    public record Person(String login, String name, boolean byDirectory) {}

    public Optional<PersonGroup> find(String handle) {
        return em.createQuery("select g from PersonGroup g where g.handle = :handle", PersonGroup.class)
                .setParameter("handle", handle)
                .getResultStream()
                .findFirst();
    }

    /** By handle. */
    public List<PersonGroup> all() {
        return em.createQuery("select g from PersonGroup g order by g.handle", PersonGroup.class)
                .getResultList();
    }

    /** Those whose handle or title holds the text, whatever its case and accents, by handle. @param text null or blank: any. @param after a handle; empty: from the beginning */
    public List<Row> page(String text, String after, int limit) {
        String wanted = text == null ? "" : Text.folded(text.strip());
        List<PersonGroup> found = all().stream()
                .filter(group -> group.getHandle().compareTo(after) > 0)
                .filter(group ->
                        Text.folded(group.getTitle() + ' ' + group.getHandle()).contains(wanted))
                .limit(limit)
                .toList();
        Map<Long, Long> counts = counts();
        return found.stream()
                .map(group -> new Row(group, counts.getOrDefault(group.getId(), 0L)))
                .toList();
    }

    private Map<Long, Long> counts() {
        return em.createQuery("select m.groupId, count(m.userId) from GroupMember m group by m.groupId", Object[].class)
                .getResultStream()
                .collect(Collectors.toMap(row -> (Long) row[0], row -> (Long) row[1]));
    }

    /** Who is in it, by login. @param after a login; empty: from the beginning */
    public List<Person> people(PersonGroup group, String after, int limit) {
        return em.createQuery(
                        "select u.login, u.name, m.byDirectory from GroupMember m, User u where u.id = m.userId"
                                + " and m.groupId = :group and u.login > :after order by u.login",
                        Object[].class)
                .setParameter("group", group.getId())
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> new Person((String) row[0], (String) row[1], (Boolean) row[2]))
                .toList();
    }

    public long count(long groupId) {
        return em.createQuery("select count(m.userId) from GroupMember m where m.groupId = :group", Long.class)
                .setParameter("group", groupId)
                .getSingleResult();
    }

    /** The groups that both are in, by handle. */
    public List<PersonGroup> common(long one, long other) {
        return em.createQuery(
                        "select g from PersonGroup g, GroupMember a, GroupMember b where a.groupId = g.id and b.groupId = g.id"
                                + " and a.userId = :one and b.userId = :other order by g.handle",
                        PersonGroup.class)
                .setParameter("one", one)
                .setParameter("other", other)
                .getResultList();
    }

    long size() {
        return em.createQuery("select count(g.id) from PersonGroup g", Long.class)
                .getSingleResult();
    }

    /** Whether a group or a person is called so. */
    public boolean isTaken(String handle) {
        return !ids(Set.of(handle)).isEmpty() || find(handle).isPresent();
    }

    List<GroupMember> members(PersonGroup group) {
        return em.createQuery("select m from GroupMember m where m.groupId = :group", GroupMember.class)
                .setParameter("group", group.getId())
                .getResultList();
    }

    List<GroupMember> memberships(long userId) {
        return em.createQuery("select m from GroupMember m where m.userId = :user", GroupMember.class)
                .setParameter("user", userId)
                .getResultList();
    }

    /** The ids of people, by their logins. */
    Map<String, Long> ids(Collection<String> logins) {
        Map<String, Long> ids = new HashMap<>();
        em.createQuery("select u.login, u.id from User u where u.login in :logins", Object[].class)
                .setParameter("logins", Set.copyOf(logins))
                .getResultStream()
                .forEach(row -> ids.put((String) row[0], (Long) row[1]));
        return ids;
    }
}
