package io.atrium.room;

/** What a user is to a room they have a {@link Membership} of. */
enum Standing {
    READER(MemberRole.READER),
    MEMBER(MemberRole.MEMBER),
    KEEPER(MemberRole.KEEPER),
    /** Sent away: knows the room, may not enter. */
    REMOVED(null);

    private final MemberRole role;

    Standing(MemberRole role) {
        this.role = role;
    }

    static Standing of(Membership membership) {
        return membership.isActive() ? valueOf(membership.getRole().name()) : REMOVED;
    }

    /** Null for who was sent away. */
    MemberRole role() {
        return role;
    }
}
