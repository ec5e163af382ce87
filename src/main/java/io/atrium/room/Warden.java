package io.atrium.room;

import io.atrium.account.Caller;
import io.atrium.audit.Deed;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;

/**
 * Who changes a room or who belongs to it: a member as far as their role goes, or an administrator, who need be no member for that and does
 * not become one: nothing of what is said there is read by it.
 */
public record Warden(Room room, Caller caller, MemberRole role) {
    public static Warden of(Member member) {
        return new Warden(member.room(), member.caller(), member.role());
    }

    public String login() {
        return caller.login();
    }

    /** Something they do to the room, for the trail. */
    public Deed did(String what) {
        return caller.did(what).in(room.getName());
    }

    /** @throws Problem {@code forbidden} */
    public void requireKeeper() {
        if (role != MemberRole.KEEPER) {
            throw Problem.of(ErrorCode.FORBIDDEN, "only a keeper of the room may do that");
        }
    }

    /** @throws Problem {@code forbidden} */
    public void requireModerator() {
        if (!role.mayModerate()) {
            throw Problem.of(ErrorCode.FORBIDDEN, "only a moderator or a keeper of the room may do that");
        }
    }

    /**
     * Keepers may do it to everybody, moderators to those below them.
     *
     * @throws Problem {@code forbidden}
     */
    void requireAuthorityOver(MemberRole other) {
        requireModerator();
        if (role != MemberRole.KEEPER && !role.outranks(other)) {
            throw Problem.of(ErrorCode.FORBIDDEN, "a moderator may do that to members and readers alone");
        }
    }
}
