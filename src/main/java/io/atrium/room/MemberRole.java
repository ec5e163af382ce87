package io.atrium.room;

import java.util.List;
import java.util.Locale;

/** What a member may do in a room. In the order of their rank. */
public enum MemberRole {
    READER(List.of("read")),
    MEMBER(List.of("read", "write")),
    /** Keeps the peace: mutes and removes members, takes away what they said, locks the room. */
    MODERATOR(List.of("read", "write", "moderate")),
    KEEPER(List.of("read", "write", "moderate", "manage"));

    private final List<String> rights;

    MemberRole(List<String> rights) {
        this.rights = rights;
    }

    /** As they stand in the welcome frame. */
    public List<String> rights() {
        return rights;
    }

    /** As it stands on the wire: {@code moderator}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean mayWrite() {
        return this != READER;
    }

    public boolean mayModerate() {
        return outranks(MEMBER);
    }

    boolean outranks(MemberRole other) {
        return compareTo(other) > 0;
    }
}
