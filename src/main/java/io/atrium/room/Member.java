package io.atrium.room;

import io.atrium.account.Caller;

/** Somebody who has come through the door of a room: the only way to put a frame in or get one out. */
public record Member(Room room, Caller caller, MemberRole role) {
    public String login() {
        return caller.login();
    }

    public boolean canWrite() {
        return role != MemberRole.READER;
    }

    public boolean isKeeper() {
        return role == MemberRole.KEEPER;
    }
}
