package io.atrium.web;

import io.atrium.account.Avatars;
import java.time.Instant;
import java.util.List;

/**
 * A room as the rail and the lobby list it.
 *
 * @param mentions notices of it that are unread
 * @param drafted whether the viewer has begun to write something there
 * @param line what its kind says of it, else the newest entry, else what the room is for
 * @param at when something was last said; null where nothing was
 * @param faces of a conversation the others, else empty
 * @param texts the words around its figures, in the viewer's language
 */
public record RoomRow(
        String name,
        String title,
        String kind,
        boolean closed,
        boolean locked,
        boolean member,
        boolean muted,
        long unread,
        long mentions,
        boolean drafted,
        int online,
        String line,
        Instant at,
        String time,
        List<Face> faces,
        Texts texts) {
    private static final long MOST_COUNTED = 99;

    /** In the viewer's language. */
    public record Texts(String unread, String mentions, String here, String leave, String muted, Chip chip) {}

    /** One of the people of a conversation. */
    public record Face(String login, String name, boolean online) {
        public String getLogin() {
            return login;
        }

        public String getInitials() {
            return Avatars.initials(name);
        }

        public String getHue() {
            return Avatars.hue(login);
        }

        /** As the style sheet calls it. */
        public String getPresence() {
            return online ? "here" : "gone";
        }
    }

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
        return closed && !isDirect();
    }

    public boolean isDirect() {
        return !faces.isEmpty();
    }

    /** Whom a conversation of two is with; null where it is with several, or none. */
    public Face getFace() {
        return faces.size() == 1 ? faces.get(0) : null;
    }

    /** How many others a conversation is with. */
    public int getOthers() {
        return faces.size();
    }

    /** Only moderators write: a word is shown. */
    public boolean isLocked() {
        return locked;
    }

    /** Counted nowhere, and told of mentions alone. */
    public boolean isMuted() {
        return muted;
    }

    public String getMutedLabel() {
        return texts.muted;
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
