package io.atrium.room;

import io.atrium.account.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** What {@link Rooms#join} does, in one transaction: a second one inside it would hold two connections for each who comes. */
@ApplicationScoped
@Transactional
class Entrance {
    @Inject
    private Rooms rooms;

    @Inject
    private Memberships memberships;

    Member enter(Caller caller, String name) {
        Room room = rooms.known(name);
        Optional<Member> member = rooms.member(caller, room);
        if (member.isPresent()) {
            return member.get();
        }
        if (!room.isOpen()) {
            throw Rooms.unknown();
        }
        memberships.enter(caller, room);
        return new Member(room, caller, MemberRole.MEMBER);
    }
}
