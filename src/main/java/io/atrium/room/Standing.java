package io.atrium.room;

/**
 * What a user is to a room they have a {@link Membership} of.
 *
 * @param role null for who was sent away: knows the room, may not enter
 * @param mute the last one; null: none
 */
record Standing(MemberRole role, Mute mute) {
    private static final Standing REMOVED = new Standing(null, null);

    static Standing of(Membership membership) {
        return membership.isActive() ? new Standing(membership.getRole(), membership.getMute()) : REMOVED;
    }

    boolean isRemoved() {
        return role == null;
    }
}
