package io.atrium.room;

import jakarta.json.JsonObject;

/**
 * What is to become of a room; null: that stays as it is.
 *
 * @param slow seconds between two messages of one person; 0: as they like
 */
public record RoomChange(
        String title,
        String purpose,
        Visibility visibility,
        JsonObject settings,
        Boolean locked,
        Integer slow,
        Boolean archived) {
    private static final RoomChange NOTHING = new RoomChange(null, null, null, null, null, null, null);

    public static RoomChange of(String title, String purpose, Visibility visibility, JsonObject settings) {
        return new RoomChange(title, purpose, visibility, settings, null, null, null);
    }

    public static RoomChange lock(boolean locked) {
        return NOTHING.moderating(locked, null);
    }

    public static RoomChange archive(boolean archived) {
        return NOTHING.archiving(archived);
    }

    /** With a lock and a pace, each of which may be null. */
    public RoomChange moderating(Boolean lock, Integer seconds) {
        return new RoomChange(title, purpose, visibility, settings, lock, seconds, archived);
    }

    public RoomChange archiving(Boolean away) {
        return new RoomChange(title, purpose, visibility, settings, locked, slow, away);
    }

    /** Whether those who moderate may do it too. */
    boolean isModeration() {
        return !touchesMore() && archived == null;
    }

    /** Whether it is about what a room is, and not who may write in it. */
    boolean touchesMore() {
        return title != null || purpose != null || visibility != null || settings != null;
    }
}
