package io.atrium.room;

import io.atrium.account.User;
import io.atrium.audit.Audit;
import io.atrium.audit.Deed;
import io.atrium.wire.CommonTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;

/**
 * Memberships that come with groups outside. Those that somebody has otherwise are left alone, and whoever was sent away from a room stays away, whatever groups
 * they are in.
 */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class GroupMemberships {
    private static final Logger LOG = Logger.getLogger(GroupMemberships.class.getName());

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Memberships memberships;

    @Inject
    private Audit audit;

    /** Makes a person's memberships what their groups say. @param wanted roles by the names of rooms; rooms that are not there are passed over */
    public void follow(User user, Map<String, MemberRole> wanted) {
        Map<Long, MemberRole> open = new HashMap<>();
        for (Room room : rooms(wanted)) {
            open.put(room.getId(), wanted.get(room.getName()));
            enter(user, room, wanted.get(room.getName()));
        }
        entities
                .createQuery("select m from Membership m where m.userId = :user and m.byGroup = :yes", Membership.class)
                .setParameter("user", user.getId())
                .setParameter("yes", true)
                .getResultList()
                .stream()
                .filter(membership -> !open.containsKey(membership.getRoomId()))
                .forEach(membership -> leave(user, membership));
    }

    private List<Room> rooms(Map<String, MemberRole> wanted) {
        return wanted.isEmpty()
                ? List.of()
                : entities.createQuery("select r from Room r where r.name in :names order by r.id", Room.class)
                        .setParameter("names", wanted.keySet())
                        .getResultList();
    }

    private void enter(User user, Room room, MemberRole role) {
        Membership membership = entities.find(
                Membership.class, new Membership.Key(room.getId(), user.getId()), LockModeType.PESSIMISTIC_WRITE);
        if (membership == null) {
            LogHead head = entities.find(LogHead.class, room.getId());
            entities.persist(
                    new Membership(room.getId(), user.getId(), role, head.getLastSeq(), CommonTime.now()).byGroup());
            audit.record(did("room.member_added", user, room).with("role", role.wireName()));
        } else if (membership.isActive() && membership.isByGroup() && membership.getRole() != role) {
            change(user, room, membership, role);
        }
    }

    private void change(User user, Room room, Membership membership, MemberRole role) {
        if (memberships.isOnlyKeeper(membership)) {
            LOG.warning(() -> user.getLogin() + " stays keeper of " + room.getName() + ": the only one");
            return;
        }
        membership.setRole(role);
        audit.record(did("room.member_role", user, room).with("role", role.wireName()));
    }

    private void leave(User user, Membership membership) {
        Room room = entities.find(Room.class, membership.getRoomId());
        if (!membership.isActive()) {
            return;
        }
        if (memberships.isOnlyKeeper(membership)) {
            LOG.warning(() -> user.getLogin() + " stays in " + room.getName() + ": its only keeper");
            return;
        }
        audit.record(did("room.member_removed", user, room)
                .with("role", membership.getRole().wireName())
                .with("may_return", "yes"));
        memberships.end(membership);
    }

    private static Deed did(String what, User user, Room room) {
        return Deed.of(what).to(user.getLogin()).in(room.getName()).with("why", "group");
    }
}
