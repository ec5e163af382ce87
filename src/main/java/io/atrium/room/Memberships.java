package io.atrium.room;

import io.atrium.account.Caller;
import io.atrium.account.User;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
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

    /** Makes somebody a member of an open room; in a transaction of its own, which may fail where two do it at once. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void enter(Caller caller, Room room) {
        // What was said before one came is no news: reading starts at the head.
        LogHead head = entities.find(LogHead.class, room.getId());
        entities.persist(
                new Membership(room.getId(), caller.userId(), MemberRole.MEMBER, head.getLastSeq(), Instant.now()));
    }

    /** Makes a user a member, or gives a member another role. Keepers only. */
    public void admit(Member keeper, String login, MemberRole role) {
        requireKeeper(keeper);
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
        requireAnotherKeeper(membership);
        if (user.getId() == by.caller().userId()) {
            entities.remove(membership);
        } else {
            requireKeeper(by);
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
        Long keepers = entities.createQuery(
                        "select count(m) from Membership m where m.roomId = :room and m.role = :role and m.status = :active",
                        Long.class)
                .setParameter("room", leaving.getRoomId())
                .setParameter("role", MemberRole.KEEPER)
                .setParameter("active", Membership.Status.ACTIVE)
                .getSingleResult();
        if (keepers <= 1) {
            throw Problem.of(ErrorCode.CONFLICT, "the room's only keeper can't go; make somebody else keeper first");
        }
    }

    /** @throws Problem {@code forbidden} */
    static void requireKeeper(Member member) {
        if (!member.isKeeper()) {
            throw Problem.of(ErrorCode.FORBIDDEN, "only a keeper of the room may do that");
        }
    }

    private User user(String login) {
        return users(List.of(login)).get(0);
    }

    /** @throws Problem {@code invalid}, field {@code members}, naming those there are not */
    List<User> users(List<String> logins) {
        Set<String> wanted = new LinkedHashSet<>(logins);
        if (wanted.isEmpty()) {
            return List.of();
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
