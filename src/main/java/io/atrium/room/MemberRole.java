package io.atrium.room;

import java.util.List;

/** What a member may do in a room. */
public enum MemberRole {
    READER(List.of("read")),
    MEMBER(List.of("read", "write")),
    KEEPER(List.of("read", "write", "manage"));

    private final List<String> rights;

    MemberRole(List<String> rights) {
        this.rights = rights;
    }

    /** As they stand in the welcome frame. */
    public List<String> rights() {
        return rights;
    }
}
