package io.atrium.room;

import io.atrium.wire.Problem;
import java.util.Locale;

/** How much of a room somebody wants to be told of while they don't look at it. */
public enum NoticeLevel {
    /** Everything that is said, too. */
    ALL,
    /** What concerns oneself, and what concerns everybody in particular: mentions, replies, alarms, approvals. */
    MENTIONS,
    NOTHING;

    /** Whether who wants so much of one very room has muted it. @param here null: as they have it everywhere */
    public static boolean mutes(NoticeLevel here) {
        return here != null && here != ALL;
    }

    /** As it stands on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Problem {@code invalid} with the field */
    public static NoticeLevel of(String field, String wireName) {
        for (NoticeLevel level : values()) {
            if (level.wireName().equals(wireName)) {
                return level;
            }
        }
        throw Problem.invalid(field, field + " must be all, mentions or nothing");
    }
}
