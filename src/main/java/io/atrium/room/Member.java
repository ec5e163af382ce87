package io.atrium.room;

import io.atrium.account.Caller;
import io.atrium.audit.Deed;
import io.atrium.wire.CommonTime;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * Somebody who has come through the door of a room: the only way to put a frame in or get one out.
 *
 * @param mute the last one, which may have run out; null: none
 * @param alone in a conversation whose other people have no account in use any more
 */
public record Member(Room room, Caller caller, MemberRole role, Mute mute, boolean alone) {
    /** The order in which memberships are changed together. */
    static final Comparator<Member> BY_ROOM_AND_USER = Comparator.<Member>comparingLong(member -> member.room.getId())
            .thenComparingLong(member -> member.caller.userId());

    /** One who is not muted. */
    public Member(Room room, Caller caller, MemberRole role) {
        this(room, caller, role, null);
    }

    public Member(Room room, Caller caller, MemberRole role, Mute mute) {
        this(room, caller, role, mute, false);
    }

    public String login() {
        return caller.login();
    }

    /** Something the member does in the room, for the trail. */
    public Deed did(String what) {
        return caller.did(what).in(room.getName());
    }

    /** The same person once the room has changed. */
    public Member in(Room changed) {
        return new Member(changed, caller, role, mute, alone);
    }

    Member alone(boolean now) {
        return new Member(room, caller, role, mute, now);
    }

    /** The same person once what they are to the room has changed. */
    public Member as(Membership changed) {
        return new Member(room, caller, changed.getRole(), changed.getMute(), alone);
    }

    /** What keeps them from writing at a moment, whatever their role. A lock does not keep out those who may open it. */
    public Optional<Hold> holdAt(Instant now) {
        if (room.isArchived()) {
            return Optional.of(Hold.archived());
        }
        if (alone) {
            return Optional.of(Hold.alone());
        }
        if (room.isLocked() && !canModerate()) {
            return Optional.of(Hold.locked());
        }
        return mute != null && mute.holdsAt(now) ? Optional.of(Hold.muted(mute)) : Optional.empty();
    }

    /** Whether they may write now. */
    public boolean canWrite() {
        return role.mayWrite() && holdAt(CommonTime.now()).isEmpty();
    }

    public boolean canModerate() {
        return role.mayModerate();
    }

    public boolean isKeeper() {
        return role == MemberRole.KEEPER;
    }

    /** @throws Problem {@code forbidden}, with {@code held} where it is not their role that keeps them from it */
    public void requireWriting() {
        if (!role.mayWrite()) {
            throw Problem.of(ErrorCode.FORBIDDEN, "you may read this room, not write in it");
        }
        Optional<Hold> hold = holdAt(CommonTime.now());
        if (hold.isPresent()) {
            throw hold.get().toProblem();
        }
    }

    /** @throws io.atrium.wire.Problem {@code forbidden} */
    public void requireKeeper() {
        Warden.of(this).requireKeeper();
    }
}
