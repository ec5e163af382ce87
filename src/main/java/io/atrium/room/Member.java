package io.atrium.room;

import io.atrium.account.Caller;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import java.util.Comparator;

/** Somebody who has come through the door of a room: the only way to put a frame in or get one out. */
public record Member(Room room, Caller caller, MemberRole role) {
    /** The order in which memberships are changed together. */
    static final Comparator<Member> BY_ROOM_AND_USER = Comparator.<Member>comparingLong(member -> member.room.getId())
            .thenComparingLong(member -> member.caller.userId());

    public String login() {
        return caller.login();
    }

    public boolean canWrite() {
        return role != MemberRole.READER;
    }

    public boolean isKeeper() {
        return role == MemberRole.KEEPER;
    }

    /** @throws io.atrium.wire.Problem {@code forbidden} */
    public void requireKeeper() {
        if (!isKeeper()) {
            throw Problem.of(ErrorCode.FORBIDDEN, "only a keeper of the room may do that");
        }
    }
}
