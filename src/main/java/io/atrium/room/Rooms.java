package io.atrium.room;

import io.atrium.account.Caller;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** The one door: whoever has a {@link Member} came through here. The find is the check. */
@ApplicationScoped
@Transactional
public class Rooms {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Entrance entrance;

    /**
     * Lets somebody into a room. Entering an open room makes one its member.
     *
     * @throws Problem {@code not_found} where there is no such room, or a private one the caller never knew; {@code forbidden} where the
     *     caller was removed from it
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Member join(Caller caller, String name) {
        try {
            return entrance.enter(caller, name);
        } catch (PersistenceException raced) {
            // Two sockets of one person opening at once: one of them made the membership, now it is found.
            return entrance.enter(caller, name);
        }
    }

    /** Somebody who is a member already; entering nothing by looking. Throws as {@link #join}, and {@code forbidden} for an open room. */
    public Member member(Caller caller, String name) {
        Room room = known(name);
        return member(caller, room).orElseThrow(() -> room.isOpen() ? notAMember() : unknown());
    }

    /** A room the caller may know of: an open one, or one they belong to. Throws as {@link #join}. */
    public Room visible(Caller caller, String name) {
        Room room = known(name);
        if (member(caller, room).isEmpty() && !room.isOpen()) {
            throw unknown();
        }
        return room;
    }

    public Optional<Room> find(String name) {
        if (!Text.isName(name)) {
            return Optional.empty();
        }
        return entities.createQuery("select r from Room r where r.name = :name", Room.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    Room known(String name) {
        return find(name).orElseThrow(Rooms::unknown);
    }

    /** @throws Problem {@code forbidden} where the caller was removed */
    public Optional<Member> member(Caller caller, Room room) {
        Membership membership = entities.find(Membership.class, new Membership.Key(room.getId(), caller.userId()));
        if (membership == null) {
            return Optional.empty();
        }
        if (!membership.isActive()) {
            throw notAMember();
        }
        return Optional.of(new Member(room, caller, membership.getRole()));
    }

    static Problem unknown() {
        return Problem.of(ErrorCode.NOT_FOUND, "there is no such room");
    }

    private static Problem notAMember() {
        return Problem.of(ErrorCode.FORBIDDEN, "you are not a member of this room");
    }
}
