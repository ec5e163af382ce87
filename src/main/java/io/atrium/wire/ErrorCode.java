package io.atrium.wire;

import java.util.Locale;

/** The error codes of docs/protocol.md, each with the HTTP status REST answers it with. */
public enum ErrorCode {
    MALFORMED(400),
    UNKNOWN_TYPE(400),
    INVALID(422),
    TOO_LARGE(413),
    RATE_LIMITED(429),
    UNAUTHENTICATED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    CONFLICT(409),
    /** Nothing was stored; the same frame may be sent again with the same {@code ref}. */
    UNAVAILABLE(503),
    CLOSED(410);

    private final int httpStatus;

    ErrorCode(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    public int httpStatus() {
        return httpStatus;
    }

    /** As it stands on the wire: {@code rate_limited}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
