package io.atrium.wire;

/** Why a socket was closed; docs/protocol.md names each. {@link #reconnect} tells a client whether coming back makes sense. */
public enum CloseCode {
    NORMAL(1000, "bye", false),
    GOING_AWAY(1001, "server going away", true),
    TOO_LARGE(1009, "frame too large", false),
    MALFORMED(4400, "malformed", false),
    UNAUTHENTICATED(4401, "not signed in", false),
    FORBIDDEN(4403, "no member of the room", false),
    NOT_FOUND(4404, "no such room", false),
    HEARTBEAT_LOST(4408, "heartbeat lost", true),
    SLOW(4409, "slow reader, come back with your position", true),
    REVOKED(4410, "removed or signed out", false),
    TOO_FAST(4429, "too fast", true);

    private final int code;
    private final String reason;
    private final boolean reconnect;

    CloseCode(int code, String reason, boolean reconnect) {
        this.code = code;
        this.reason = reason;
        this.reconnect = reconnect;
    }

    public int code() {
        return code;
    }

    public String reason() {
        return reason;
    }

    public boolean reconnect() {
        return reconnect;
    }
}
