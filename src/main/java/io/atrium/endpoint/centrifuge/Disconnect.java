package io.atrium.endpoint.centrifuge;

import io.atrium.wire.CloseCode;

/** Centrifugo's disconnect codes, as far as they are used here. Clients come back after 3000 to 3499, and not after 3500 to 3999. */
enum Disconnect {
    CONNECTION_CLOSED(3000, "connection closed"),
    SHUTDOWN(3001, "shutdown"),
    SERVER_ERROR(3004, "internal server error"),
    EXPIRED(3005, "connection expired"),
    SLOW(3008, "slow"),
    NO_PONG(3012, "no pong"),
    TOO_MANY_REQUESTS(3013, "too many requests"),
    INVALID_TOKEN(3500, "invalid token"),
    BAD_REQUEST(3501, "bad request"),
    STALE(3502, "stale"),
    INAPPROPRIATE_PROTOCOL(3506, "inappropriate protocol"),
    PERMISSION_DENIED(3507, "permission denied"),
    /** WebSocket's own, which the clients know: what they sent was too large. */
    TOO_LARGE(1009, "message size limit exceeded");

    private final int code;
    private final String reason;

    Disconnect(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    int code() {
        return code;
    }

    String reason() {
        return reason;
    }

    /** The name this protocol has for the end of a session. */
    static Disconnect of(CloseCode why) {
        return switch (why) {
            case NORMAL -> CONNECTION_CLOSED;
            case GOING_AWAY -> SHUTDOWN;
            case TOO_LARGE -> TOO_LARGE;
            case MALFORMED -> BAD_REQUEST;
            case UNAUTHENTICATED -> EXPIRED;
            case FORBIDDEN, NOT_FOUND -> PERMISSION_DENIED;
            case HEARTBEAT_LOST -> NO_PONG;
            case SLOW -> SLOW;
            case REVOKED -> INVALID_TOKEN;
            case TOO_FAST -> TOO_MANY_REQUESTS;
        };
    }

    /** That a command ends the connection instead of being answered. */
    static final class Demanded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Disconnect disconnect;

        Demanded(Disconnect disconnect) {
            // No stack trace: made at the rate of hostile input.
            super(disconnect.reason(), null, false, false);
            this.disconnect = disconnect;
        }

        Disconnect disconnect() {
            return disconnect;
        }
    }
}
