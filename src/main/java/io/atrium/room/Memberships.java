package io.atrium.room;

import io.atrium.account.Caller;
import io.atrium.account.User;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Who belongs to which room: entering, inviting, sending away. */
@ApplicationScoped
@Transactional
public class Memberships {
    @PersistenceContext
    private EntityManager entities;

    /** Makes somebody a member of an open room. Fails with a persistence exception where two do it at once. */
    void enter(Caller caller, Room room) {
        // What was said before one came is no news: reading starts at the head.
        LogHead head = entities.find(LogHead.class, room.getId());
        entities.persist(
                new Membership(room.getId(), caller.userId(), MemberRole.MEMBER, head.getLastSeq(), Instant.now()));
        entities.flush();
    }

    /** Makes a user a member, or gives a member another role. Keepers only. */
    public void admit(Member keeper, String login, MemberRole role) {
        keeper.requireKeeper();
        User user = user(login);
        Long room = keeper.room().getId();
        Membership membership = entities.find(Membership.class, new Membership.Key(room, user.getId()));
        if (membership == null) {
            LogHead head = entities.find(LogHead.class, room);
            entities.persist(new Membership(room, user.getId(), role, head.getLastSeq(), Instant.now()));
            return;
        }
        if (role != MemberRole.KEEPER) {
            requireAnotherKeeper(membership);
        }
        membership.setRole(role);
        membership.setStatus(Membership.Status.ACTIVE);
    }

    /** Sends a member away, who then may not come back by themselves; or leaves, where the login is the member's own. */
    public void remove(Member by, String login) {
        User user = user(login);
        Membership membership =
                entities.find(Membership.class, new Membership.Key(by.room().getId(), user.getId()));
        if (membership == null) {
            throw noMember(login);
        }
        boolean leaves = user.getId() == by.caller().userId();
        if (!leaves) {
            by.requireKeeper();
        }
        requireAnotherKeeper(membership);
        if (leaves) {
            entities.remove(membership);
        } else {
            membership.setStatus(Membership.Status.REMOVED);
            membership.setRole(MemberRole.MEMBER);
        }
    }

    public static Problem noMember(String login) {
        return Problem.of(ErrorCode.NOT_FOUND, login + " is no member of this room");
    }

    /** A room without a keeper could never be changed again. */
    private void requireAnotherKeeper(Membership leaving) {
        if (leaving.getRole() != MemberRole.KEEPER || !leaving.isActive()) {
            return;
        }
        // Locked, or two who leave at once would each see the other stay.
        int keepers = entities.createQuery(
                        "select m from Membership m where m.roomId = :room and m.role = :role and m.status = :active"
                                + " order by m.userId",
                        Membership.class)
                .setParameter("room", leaving.getRoomId())
                .setParameter("role", MemberRole.KEEPER)
                .setParameter("active", Membership.Status.ACTIVE)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .size();
        if (keepers <= 1) {
            throw Problem.of(ErrorCode.CONFLICT, "the room's only keeper can't go; make somebody else keeper first");
        }
    }

    private User user(String login) {
        return entities.createQuery("select u from User u where u.login = :login", User.class)
                .setParameter("login", Text.isName(login) ? login : "")
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> Problem.of(ErrorCode.NOT_FOUND, "there is nobody of that login"));
    }

    /** @throws Problem {@code invalid}, field {@code members}, naming those there are not */
    List<User> users(List<String> logins) {
        Set<String> wanted = new LinkedHashSet<>(logins);
        if (wanted.isEmpty()) {
            return List.of();
        }
        if (!wanted.stream().allMatch(Text::isName)) {
            throw Problem.invalid("members", "members takes logins: 1 to 64 of a-z 0-9 - _");
        }
        List<User> users = entities.createQuery("select u from User u where u.login in :logins", User.class)
                .setParameter("logins", wanted)
                .getResultList();
        users.forEach(user -> wanted.remove(user.getLogin()));
        if (!wanted.isEmpty()) {
            throw Problem.invalid("members", "there is nobody called " + String.join(", ", wanted));
        }
        return users;
    }
}
