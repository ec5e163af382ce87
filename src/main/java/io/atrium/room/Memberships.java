package io.atrium.room;

import io.atrium.account.Caller;
import io.atrium.account.User;
import io.atrium.audit.Audit;
import io.atrium.wire.CommonTime;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Who belongs to which room: entering, inviting, sending away. */
@ApplicationScoped
@Transactional
public class Memberships {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Audit audit;

    @Inject
    private NoticeDesk desk;

    /** Makes somebody a member of an open room. Fails with a persistence exception where two do it at once. */
    void enter(Caller caller, Room room) {
        Membership before = find(room, caller.userId());
        if (before != null && before.hasLeft()) {
            before.setStatus(Membership.Status.ACTIVE);
            return;
        }
        // What was said before one came is no news: reading starts at the head.
        LogHead head = entities.find(LogHead.class, room.getId());
        entities.persist(
                new Membership(room.getId(), caller.userId(), MemberRole.MEMBER, head.getLastSeq(), CommonTime.now()));
        entities.flush();
    }

    /** Makes somebody a member by right of an invitation. @return whether they were none before. @throws Problem {@code forbidden} for who was sent away */
    boolean bring(Caller caller, Room room) {
        // One at a time for each person: two tabs that follow one link are one member, who counts once.
        entities.find(User.class, caller.userId(), LockModeType.PESSIMISTIC_WRITE);
        Membership before = find(room, caller.userId());
        if (before == null || before.hasLeft()) {
            enter(caller, room);
            return true;
        }
        if (!before.isActive()) {
            throw Problem.of(ErrorCode.FORBIDDEN, "you are not a member of this room");
        }
        return false;
    }

    /** Makes a user a member, or gives a member another role. Keepers only. */
    public void admit(Warden by, String login, MemberRole role) {
        requireNoConversation(by.room());
        by.requireKeeper();
        User user = user(login);
        Membership membership = find(by.room(), user.getId());
        if (membership == null) {
            LogHead head = entities.find(LogHead.class, by.room().getId());
            entities.persist(
                    new Membership(by.room().getId(), user.getId(), role, head.getLastSeq(), CommonTime.now()));
            audit.record(by.did("room.member_added").to(login).with("role", role.wireName()));
            desk.invited(by.room().getId(), user.getId(), by.login());
            return;
        }
        if (!membership.isActive()) {
            desk.invited(by.room().getId(), user.getId(), by.login());
        }
        if (role != MemberRole.KEEPER) {
            requireAnotherKeeper(membership);
        }
        String what = membership.isActive() ? "room.member_role" : "room.member_added";
        membership.setRole(role);
        membership.setStatus(Membership.Status.ACTIVE);
        if (role.mayModerate()) {
            membership.setMute(null);
        }
        audit.record(by.did(what).to(login).with("role", role.wireName()));
    }

    /** As {@link #admit}, several people as members: all of them, or nobody. */
    public void admitAll(Warden by, List<String> logins) {
        logins.forEach(login -> admit(by, login, MemberRole.MEMBER));
    }

    /**
     * Sends a member away.
     *
     * @param mayReturn whether they may enter an open room again by themselves; else they are answered {@code forbidden} from now on
     */
    public void remove(Warden by, String login, boolean mayReturn) {
        requireNoConversation(by.room());
        Membership membership = present(by.room(), login);
        by.requireAuthorityOver(membership.getRole());
        requireAnotherKeeper(membership);
        MemberRole role = membership.getRole();
        if (mayReturn) {
            end(membership);
        } else {
            membership.setStatus(Membership.Status.REMOVED);
            membership.setRole(MemberRole.MEMBER);
        }
        audit.record(by.did("room.member_removed")
                .to(login)
                .with("role", role.wireName())
                .with("may_return", mayReturn ? "yes" : "no"));
    }

    /** Ends that somebody is kept out: they may enter an open room by themselves again, and be invited to a private one. */
    public void letInAgain(Warden by, String login) {
        by.requireModerator();
        Membership membership = find(by.room(), user(login).getId());
        if (membership == null || membership.isActive() || membership.hasLeft()) {
            throw Problem.of(ErrorCode.NOT_FOUND, login + " is not kept out of this room");
        }
        end(membership);
        audit.record(by.did("room.member_let_in").to(login));
    }

    /** Leaves: a member's own doing. */
    public void leave(Member member) {
        requireNoConversation(member.room());
        Membership membership = present(member.room(), member.login());
        requireAnotherKeeper(membership);
        MemberRole role = membership.getRole();
        end(membership);
        audit.record(member.did("room.member_left").to(member.login()).with("role", role.wireName()));
    }

    /** Whoever leaves while muted is muted when they come back. */
    void end(Membership membership) {
        if (membership.isMutedAt(CommonTime.now())) {
            membership.setStatus(Membership.Status.LEFT);
            membership.setRole(MemberRole.MEMBER);
        } else {
            entities.remove(membership);
        }
    }

    private Membership find(Room room, long userId) {
        // Locked: providers that write all of a row must not write what another changed meanwhile.
        return entities.find(
                Membership.class, new Membership.Key(room.getId(), userId), LockModeType.PESSIMISTIC_WRITE);
    }

    /** @throws Problem {@code not_found} where nobody of that login belongs to the room, or is kept out of it */
    Membership present(Room room, String login) {
        Membership membership = find(room, user(login).getId());
        if (membership == null || membership.hasLeft()) {
            throw noMember(login);
        }
        return membership;
    }

    /** How much of the room a member wants to be told of. @param level null: as they have it everywhere */
    public void listen(Member member, NoticeLevel level) {
        present(member.room(), member.login()).setNoticeLevel(level);
    }

    public static Problem noMember(String login) {
        return Problem.of(ErrorCode.NOT_FOUND, login + " is no member of this room");
    }

    /** A room without a keeper could never be changed again. */
    private void requireAnotherKeeper(Membership leaving) {
        if (isOnlyKeeper(leaving)) {
            throw Problem.of(ErrorCode.CONFLICT, "the room's only keeper can't go; make somebody else keeper first");
        }
    }

    boolean isOnlyKeeper(Membership leaving) {
        if (leaving.getRole() != MemberRole.KEEPER || !leaving.isActive()) {
            return false;
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
        return keepers <= 1;
    }

    private static void requireNoConversation(Room room) {
        if (room.isDirect()) {
            throw Problem.of(
                    ErrorCode.CONFLICT,
                    "the people of a conversation stay who they are; with others it is another one");
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
