package io.atrium.room;

import java.util.Locale;
import java.util.Set;

/**
 * That an entry is worth telling people of who don't look at its room. A kind says so as it makes the draft ({@link Draft#noting}); who of them hears of it, is
 * theirs to set.
 *
 * @param logins whom; used where the audience is {@link Audience#NAMED}, else empty. Who is no member of the room is left out
 */
public record Notice(What what, Audience audience, Set<String> logins) {
    /** Why somebody is told. The first that fits is what they are told. */
    public enum What {
        MENTION,
        /** Said in a conversation. */
        DIRECT,
        REPLY,
        INVITED,
        ALARM,
        APPROVAL,
        ALERT,
        /** They had asked for it. */
        REMINDER,
        /** A webhook of theirs is told nothing any more: its receiver has been away for too long. */
        HOOK_SILENT,
        /** A webhook of theirs is told nothing any more: they may not have it told. */
        HOOK_BARRED,
        /** Said in a room of which somebody wants to hear everything. */
        SAID;

        /** As it stands on the wire. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whom of a room's members. Never the author. */
    public enum Audience {
        NAMED,
        EVERYBODY,
        KEEPERS,
        /** Those who want to hear of everything, {@link NoticeLevel#ALL}. */
        ATTENTIVE
    }

    public Notice {
        logins = Set.copyOf(logins);
    }

    public static Notice to(What what, Set<String> logins) {
        return new Notice(what, Audience.NAMED, logins);
    }

    public static Notice toEverybody(What what) {
        return new Notice(what, Audience.EVERYBODY, Set.of());
    }

    public static Notice toKeepers(What what) {
        return new Notice(what, Audience.KEEPERS, Set.of());
    }

    /** Somebody has said something, to nobody in particular. */
    public static Notice said() {
        return new Notice(What.SAID, Audience.ATTENTIVE, Set.of());
    }
}
