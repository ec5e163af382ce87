package io.atrium.web;

import java.time.Instant;

/**
 * A room as the rail and the lobby list it.
 *
 * @param mentions notices of it that are unread
 * @param drafted whether the viewer has begun to write something there
 * @param line what its kind says of it, else the newest entry, else what the room is for
 * @param at when something was last said; null where nothing was
 * @param texts the words around its figures, in the viewer's language
 */
public record RoomRow(
        String name,
        String title,
        String kind,
        boolean closed,
        boolean locked,
        boolean member,
        long unread,
        long mentions,
        boolean drafted,
        int online,
        String line,
        Instant at,
        String time,
        Texts texts) {
    private static final long MOST_COUNTED = 99;

    /** In the viewer's language. */
    public record Texts(String unread, String mentions, String here, String leave, Chip chip) {}

    /** One word beside a room; {@code look} is of the style sheet. */
    public record Chip(String word, String look) {
        public String getWord() {
            return word;
        }

        public String getLook() {
            return look;
        }
    }

    public String getName() {
        return name;
    }

    public String getTitle() {
        return title;
    }

    public String getKind() {
        return kind;
    }

    /** Private: a lock is shown. */
    public boolean isClosed() {
        return closed;
    }

    /** Only moderators write: a word is shown. */
    public boolean isLocked() {
        return locked;
    }

    public boolean isMember() {
        return member;
    }

    public long getUnread() {
        return unread;
    }

    public String getBadge() {
        return badge(unread);
    }

    public long getMentions() {
        return mentions;
    }

    public String getMentionBadge() {
        return badge(mentions);
    }

    public boolean isDrafted() {
        return drafted;
    }

    static String badge(long count) {
        return count > MOST_COUNTED ? MOST_COUNTED + "+" : Long.toString(count);
    }

    public int getOnline() {
        return online;
    }

    public String getLine() {
        return line;
    }

    public String getTime() {
        return time;
    }

    public String getIso() {
        return at == null ? "" : at.toString();
    }

    /** Null where there is none. */
    public Chip getChip() {
        return texts.chip;
    }

    public String getUnreadLabel() {
        return texts.unread;
    }

    public String getMentionLabel() {
        return texts.mentions;
    }

    public String getHereLabel() {
        return texts.here;
    }

    public String getLeaveLabel() {
        return texts.leave;
    }
}
