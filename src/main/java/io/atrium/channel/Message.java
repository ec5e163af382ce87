package io.atrium.channel;

import java.util.Set;

/**
 * What a group is sent.
 *
 * @param seq the entry's number in its room's log; 0 for what was never stored
 * @param json the frame as on the plain room socket
 * @param origin id of the session that need not hear itself, or null
 * @param except logins that are not meant to hear it
 * @param only logins that alone are meant to hear it; null: everybody is
 */
public record Message(long seq, String json, String origin, Set<String> except, Set<String> only) {
    public static Message entry(long seq, String json) {
        return new Message(seq, json, null, Set.of(), null);
    }

    /** Not stored, not numbered, the first to be shed under load. */
    public static Message ephemeral(String json, String origin) {
        return new Message(0, json, origin, Set.of(), null);
    }

    /** As {@link #ephemeral}, kept from some. */
    public static Message ephemeralExcept(String json, Set<String> logins) {
        return new Message(0, json, null, Set.copyOf(logins), null);
    }

    /** As {@link #ephemeral}, for some alone: whoever comes later and is not among them does not hear it. */
    public static Message ephemeralOnly(String json, Set<String> logins) {
        return new Message(0, json, null, Set.of(), Set.copyOf(logins));
    }

    public boolean isEphemeral() {
        return seq == 0;
    }

    /** Whether some are not meant to hear it. */
    boolean isRestricted() {
        return origin != null || !except.isEmpty() || only != null;
    }

    boolean isFor(ClientSession session) {
        return !session.id().equals(origin)
                && !except.contains(session.login())
                && (only == null || only.contains(session.login()));
    }
}
