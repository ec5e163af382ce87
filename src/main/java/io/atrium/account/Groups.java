package io.atrium.account;

import io.atrium.account.PersonGroup.Source;
import io.atrium.audit.Audit;
import io.atrium.audit.Deed;
import io.atrium.wire.CommonTime;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The groups of people, and everything that changes them. Whether the caller may is decided at the doors and pages. */
@ApplicationScoped
@Transactional
public class Groups {
    @PersistenceContext(unitName = "atrium")
    private EntityManager em;

    @Inject
    private Audit audit;

    @Inject
    private GroupList list;

    @Inject
    @ConfigProperty(name = "atrium.max-groups", defaultValue = "1000")
    private int mostGroups;

    @Inject
    @ConfigProperty(name = "atrium.max-group-members", defaultValue = "5000")
    private int mostMembers;

    public Optional<PersonGroup> find(String handle) {
        return list.find(handle);
    }

    /**
     * @param logins its first members
     * @throws Problem {@code invalid} with {@code handle}, {@code title}, {@code external_id} or {@code members}; {@code conflict}, field {@code handle}: a group
     *     or a person has it; {@code too_many_groups}, {@code too_many_members}
     */
    public PersonGroup create(Caller by, NewGroup wanted, Collection<String> logins) {
        PersonGroup group = add(by.did("group.created"), wanted);
        addAll(by, group.getHandle(), logins);
        return group;
    }

    /** One that a directory tells of, where it is not there yet. Throws as {@link #create}. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void ensure(NewGroup wanted) {
        if (list.find(wanted.handle()).isEmpty()) {
            add(Deed.of("group.created"), wanted);
        }
    }

    private PersonGroup add(Deed deed, NewGroup wanted) {
        NewGroup checked = wanted.checked();
        if (list.isTaken(checked.handle())) {
            throw taken(checked.handle());
        }
        if (list.size() >= mostGroups) {
            throw Problem.own(
                    "too_many_groups", ErrorCode.CONFLICT, null, "there are at most " + mostGroups + " groups");
        }
        try {
            PersonGroup group = new PersonGroup(checked, CommonTime.now());
            em.persist(group);
            audit.record(deed.with("group", checked.handle()).with("title", checked.title()));
            em.flush();
            return group;
        } catch (PersistenceException takenMeanwhile) {
            throw taken(checked.handle());
        }
    }

    private static Problem taken(String handle) {
        return Problem.conflict("handle", "@" + handle + " is a group or a person already");
    }

    /** Nothing where it is so already. @throws Problem {@code not_found}; {@code invalid} with {@code title} */
    public PersonGroup retitle(Caller by, String handle, String title) {
        PersonGroup group = existing(handle);
        String wanted = NewGroup.title(title);
        if (!wanted.equals(group.getTitle())) {
            audit.record(by.did("group.renamed")
                    .with("group", handle)
                    .with("from", group.getTitle())
                    .with("title", wanted));
            group.setTitle(wanted);
        }
        return group;
    }

    /** @param id null or blank: none. @throws Problem {@code not_found}; {@code invalid} with {@code external_id} */
    public PersonGroup identify(String handle, String id) {
        PersonGroup group = existing(handle);
        group.setExternalId(NewGroup.externalId(id));
        return group;
    }

    /** Whoever it called before is called by nothing from now on. @throws Problem {@code not_found} */
    public void delete(Caller by, String handle) {
        PersonGroup group = locked(handle);
        audit.record(by.did("group.deleted").with("group", handle).with("title", group.getTitle()));
        list.members(group).forEach(em::remove);
        em.flush();
        em.remove(group);
    }

    /** Nothing for those who are in it already. @throws Problem {@code not_found}; {@code invalid}, field {@code members}: somebody is unknown; {@code too_many_members} */
    public void addAll(Caller by, String handle, Collection<String> logins) {
        PersonGroup group = locked(handle);
        if (logins.isEmpty()) {
            return;
        }
        if (logins.size() > mostMembers) {
            throw full();
        }
        Map<String, Long> ids = list.ids(logins);
        Set<String> unknown = new HashSet<>(logins);
        unknown.removeAll(ids.keySet());
        if (!unknown.isEmpty()) {
            throw Problem.invalid(
                    "members",
                    "there is nobody called "
                            + unknown.stream().sorted().limit(10).collect(Collectors.joining(", ")));
        }
        Map<Long, GroupMember> there =
                list.members(group).stream().collect(Collectors.toMap(GroupMember::getUserId, member -> member));
        Map<String, Long> missing = new LinkedHashMap<>(ids);
        missing.values().removeAll(there.keySet());
        if (there.size() + missing.size() > mostMembers) {
            throw full();
        }
        ids.values().stream().filter(there::containsKey).map(there::get).forEach(GroupMember::keep);
        missing.forEach((login, id) -> {
            em.persist(new GroupMember(group.getId(), id, false));
            audit.record(by.did("group.member_added").to(login).with("group", handle));
        });
    }

    private Problem full() {
        return Problem.own(
                "too_many_members", ErrorCode.INVALID, "members", "a group has at most " + mostMembers + " members");
    }

    /** @throws Problem {@code not_found} where there is no such group, or the person is not in it */
    public void remove(Caller by, String handle, String login) {
        PersonGroup group = locked(handle);
        GroupMember member = Optional.ofNullable(list.ids(List.of(login)).get(login))
                .map(id -> em.find(GroupMember.class, new GroupMember.Key(group.getId(), id)))
                .orElseThrow(() -> Problem.of(ErrorCode.NOT_FOUND, login + " is not in @" + handle));
        em.remove(member);
        audit.record(by.did("group.member_removed").to(login).with("group", handle));
    }

    /**
     * Makes a person's memberships what their directory's groups say; those that an administrator has given are left alone. Groups that are not there, or
     * are full, are passed over.
     *
     * @param handles of the groups they are in
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void follow(User user, Collection<String> handles) {
        Map<Long, GroupMember> own = list.memberships(user.getId()).stream()
                .collect(Collectors.toMap(GroupMember::getGroupId, member -> member));
        Map<Long, String> wanted = list.all().stream()
                .filter(group -> handles.contains(group.getHandle()))
                .collect(Collectors.toMap(PersonGroup::getId, PersonGroup::getHandle));
        wanted.forEach((id, handle) -> {
            if (!own.containsKey(id) && list.count(id) < mostMembers) {
                em.persist(new GroupMember(id, user.getId(), true));
                audit.record(directed("group.member_added", user, handle));
            }
        });
        own.values().stream()
                .filter(member -> member.isByDirectory() && !wanted.containsKey(member.getGroupId()))
                .forEach(member -> {
                    em.remove(member);
                    PersonGroup group = em.find(PersonGroup.class, member.getGroupId());
                    audit.record(directed("group.member_removed", user, group.getHandle()));
                });
    }

    private static Deed directed(String what, User user, String handle) {
        return Deed.of(what).to(user.getLogin()).with("group", handle).with("why", Source.DIRECTORY.word());
    }

    private PersonGroup existing(String handle) {
        return list.find(handle).orElseThrow(() -> Problem.of(ErrorCode.NOT_FOUND, "there is no group @" + handle));
    }

    /** So that two who add to it at once do not count past each other. */
    private PersonGroup locked(String handle) {
        PersonGroup group = existing(handle);
        em.lock(group, LockModeType.PESSIMISTIC_WRITE);
        return group;
    }
}
