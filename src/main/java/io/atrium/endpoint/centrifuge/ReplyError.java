package io.atrium.endpoint.centrifuge;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/**
 * Centrifugo's error, as it stands in a reply. The message begins with our own code, so that a client which knows both can tell more
 * apart than the number says: {@code invalid: message is missing}.
 *
 * @param temporary the same command again, later, may work
 */
record ReplyError(int code, String message, boolean temporary) {
    static final ReplyError TOKEN_EXPIRED = new ReplyError(109, "unauthenticated: token expired", false);
    static final ReplyError METHOD_NOT_FOUND = new ReplyError(104, "not_found: method not found", false);
    static final ReplyError ALREADY_SUBSCRIBED = new ReplyError(105, "conflict: already subscribed", false);
    static final ReplyError NOT_AVAILABLE = new ReplyError(108, "unknown_type: not available", false);
    static final ReplyError UNRECOVERABLE_POSITION = new ReplyError(112, "not_found: unrecoverable position", false);

    static ReplyError of(Problem problem) {
        int code = number(problem.code());
        return new ReplyError(code, problem.wireName() + ": " + problem.getMessage(), code == 100 || code == 111);
    }

    static ReplyError limitExceeded(String what) {
        return new ReplyError(106, "conflict: " + what, false);
    }

    JsonObject json() {
        JsonObjectBuilder json = Json.createObjectBuilder().add("code", code).add("message", message);
        if (temporary) {
            json.add("temporary", true);
        }
        return json.build();
    }

    /** That a command is answered with an error which no {@link Problem} stands for. */
    static final class Answered extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient ReplyError error;

        Answered(ReplyError error) {
            super(error.message(), null, false, false);
            this.error = error;
        }

        ReplyError error() {
            return error;
        }
    }

    private static int number(ErrorCode code) {
        return switch (code) {
            case UNAVAILABLE -> 100;
            case UNAUTHENTICATED -> 101;
            case NOT_FOUND -> 102;
            case FORBIDDEN -> 103;
            case TOO_LARGE -> 106;
            case MALFORMED, UNKNOWN_TYPE, INVALID, CONFLICT -> 107;
            case CLOSED -> 108;
            case RATE_LIMITED -> 111;
        };
    }
}
