package io.atrium.channel;

/**
 * What a group is sent.
 *
 * @param seq the entry's number in its room's log; 0 for what was never stored
 * @param json the frame as on the plain room socket
 * @param origin id of the session that need not hear itself, or null
 */
public record Message(long seq, String json, String origin) {
    public static Message entry(long seq, String json) {
        return new Message(seq, json, null);
    }

    /** Not stored, not numbered, the first to be shed under load. */
    public static Message ephemeral(String json, String origin) {
        return new Message(0, json, origin);
    }

    public boolean isEphemeral() {
        return seq == 0;
    }
}
