package io.atrium.account;

import io.atrium.account.PersonGroup.Source;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Groups as another program looks after them (SCIM 2.0): those it has made, and no other. Each call is a transaction. Whether the caller may is decided at the door. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class ProvisionedGroups {
    private static final String LISTED = " from PersonGroup g where g.source = :source";
    private static final int MOST_STEM = 60;
    private static final int MOST_FREE = 1_000;
    private static final int MOST_WITH_MEMBERS = 20;

    @PersistenceContext(unitName = "atrium")
    private EntityManager em;

    @Inject
    private Groups groups;

    @Inject
    private GroupList list;

    /** As far as anybody asks: there may be thousands. */
    public record Person(long id, String login, String name) {}

    /** @param members by id; empty where they were not asked for */
    public record Group(PersonGroup group, List<Person> members) {}

    /** @param total of all that fit */
    public record Page(List<Group> groups, long total) {}

    /** What a group is looked for by. */
    public enum By {
        DISPLAY_NAME("lower(g.title) = :value"),
        EXTERNAL_ID("g.externalId = :value"),
        ID("g.id = :value");

        private final String condition;

        By(String condition) {
            this.condition = condition;
        }

        Object value(String given) {
            return switch (this) {
                case DISPLAY_NAME -> given.toLowerCase(Locale.ROOT);
                case EXTERNAL_ID -> given;
                case ID -> given.matches("[0-9]{1,18}") ? Long.parseLong(given) : -1L;
            };
        }
    }

    /**
     * What is to be different.
     *
     * @param title null: stays
     * @param externalId null: stays; empty: none
     * @param members exactly these, by users' ids; null: those there are
     * @param added and these
     * @param removed but these
     */
    public record Change(String title, String externalId, Set<Long> members, Set<Long> added, Set<Long> removed) {}

    /** @param by null: all. @param from of the first, from 0. @param most fewer where members are wanted, who may be many */
    public Page list(By by, String value, int from, int most, boolean withMembers) {
        String condition = by == null ? "" : " and " + by.condition;
        TypedQuery<Long> counting = em.createQuery("select count(g)" + LISTED + condition, Long.class);
        TypedQuery<PersonGroup> listing =
                em.createQuery("select g" + LISTED + condition + " order by g.id", PersonGroup.class);
        for (TypedQuery<?> query : List.of(counting, listing)) {
            query.setParameter("source", Source.SCIM);
            if (by != null) {
                query.setParameter("value", by.value(value));
            }
        }
        List<PersonGroup> some = most == 0
                ? List.of()
                : listing.setFirstResult(from)
                        .setMaxResults(withMembers ? Math.min(most, MOST_WITH_MEMBERS) : most)
                        .getResultList();
        return new Page(some.stream().map(group -> read(group, withMembers)).toList(), counting.getSingleResult());
    }

    public Optional<Group> find(long id, boolean withMembers) {
        return own(id).map(group -> read(group, withMembers));
    }

    private Optional<PersonGroup> own(long id) {
        return own(em.find(PersonGroup.class, id));
    }

    private static Optional<PersonGroup> own(PersonGroup group) {
        return Optional.ofNullable(group).filter(one -> one.getSource() == Source.SCIM);
    }

    /** So that its members are read once whoever changes them at the same time is done; who deletes it may have been first. */
    private PersonGroup locked(long id) {
        return own(em.find(PersonGroup.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(ProvisionedGroups::unknown);
    }

    private Group read(PersonGroup group, boolean withMembers) {
        return new Group(group, withMembers ? members(group) : List.of());
    }

    private List<Person> members(PersonGroup group) {
        return em.createQuery(
                        "select u.id, u.login, u.name from GroupMember m, User u where u.id = m.userId and m.groupId ="
                                + " :group order by u.id",
                        Object[].class)
                .setParameter("group", group.getId())
                .getResultStream()
                .map(row -> new Person((Long) row[0], (String) row[1], (String) row[2]))
                .toList();
    }

    /** Throws as {@link Groups#create}; {@code conflict}, field {@code displayName}, where it has made one of this title. */
    public Group create(Caller by, String title, String externalId, Set<Long> members) {
        if (list(By.DISPLAY_NAME, title == null ? "" : title, 0, 0, false).total() > 0) {
            throw Problem.conflict("displayName", "there is a group of this displayName");
        }
        String label = Text.label("displayName", title, NewGroup.MAX_TITLE);
        PersonGroup group =
                groups.create(by, new NewGroup(handle(label), label, Source.SCIM, externalId), logins(members));
        em.flush();
        return read(group, true);
    }

    /** What calls it: made of its title, free of people's and other groups'. */
    private String handle(String title) {
        String fitted =
                title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "-").replaceAll("^-+|-+$", "");
        String stem = fitted.isEmpty() ? "group" : fitted.substring(0, Math.min(MOST_STEM, fitted.length()));
        String handle = stem;
        for (int i = 2; i < MOST_FREE && isTaken(handle); i++) {
            handle = stem + "-" + i;
        }
        return handle;
    }

    private boolean isTaken(String handle) {
        return list.isTaken(handle) || handle.equals("room") || handle.equals(Accounts.RESERVED);
    }

    /** @param check of it as it is; may throw. @throws Problem {@code not_found}, {@code invalid}, {@code too_many_members} */
    public Group change(Caller by, long id, Change change, Consumer<Group> check) {
        PersonGroup group = locked(id);
        List<Person> members = members(group);
        check.accept(new Group(group, members));
        if (change.title() != null) {
            groups.retitle(by, group.getHandle(), change.title());
        }
        if (change.externalId() != null) {
            groups.identify(group.getHandle(), change.externalId());
        }
        Set<Long> there = members.stream().map(Person::id).collect(Collectors.toSet());
        for (Person member : members) {
            boolean unwanted = change.members() != null
                    && !change.members().contains(member.id())
                    && !change.added().contains(member.id());
            if (unwanted || change.removed().contains(member.id())) {
                groups.remove(by, group.getHandle(), member.login());
            }
        }
        add(by, group, change.members() == null ? Set.of() : change.members(), there);
        add(by, group, change.added(), there);
        em.flush();
        return read(group, true);
    }

    private void add(Caller by, PersonGroup group, Set<Long> wanted, Set<Long> there) {
        List<Long> missing =
                wanted.stream().filter(userId -> !there.contains(userId)).toList();
        groups.addAll(by, group.getHandle(), logins(missing));
    }

    /** @param check of it as it is; may throw. @throws Problem {@code not_found} */
    public void delete(Caller by, long id, Consumer<Group> check) {
        PersonGroup group = locked(id);
        check.accept(read(group, true));
        groups.delete(by, group.getHandle());
    }

    /** @throws Problem {@code invalid}, field {@code members}: there is nobody of an id */
    private List<String> logins(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<String> logins = em.createQuery("select u.login from User u where u.id in :ids", String.class)
                .setParameter("ids", ids)
                .getResultList();
        if (logins.size() < Set.copyOf(ids).size()) {
            throw Problem.invalid("members", "members names somebody who is not there");
        }
        return logins;
    }

    private static Problem unknown() {
        return Problem.of(ErrorCode.NOT_FOUND, "there is no such group");
    }
}
