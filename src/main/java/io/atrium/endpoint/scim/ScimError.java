package io.atrium.endpoint.scim;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** What is refused, in SCIM's own shape (RFC 7644, 3.12). */
final class ScimError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int BAD_REQUEST = 400;

    private final int status;
    private final String type;
    private final int retryAfter;

    private ScimError(int status, String type, String detail, int retryAfter) {
        super(detail);
        this.status = status;
        this.type = type;
        this.retryAfter = retryAfter;
    }

    /** @param type one of SCIM's words, {@code invalidFilter} for one */
    static ScimError bad(String type, String detail) {
        return new ScimError(BAD_REQUEST, type, detail, 0);
    }

    static ScimError of(int status, String detail) {
        return new ScimError(status, null, detail, 0);
    }

    static ScimError of(Problem problem) {
        boolean invalid = problem.code() == ErrorCode.INVALID;
        boolean taken = problem.code() == ErrorCode.CONFLICT && problem.field() != null;
        String type = invalid ? "invalidValue" : taken ? "uniqueness" : null;
        int status = invalid ? BAD_REQUEST : problem.code().httpStatus();
        return new ScimError(
                status,
                problem.code() == ErrorCode.MALFORMED ? "invalidSyntax" : type,
                problem.getMessage(),
                problem.retryAfterSeconds());
    }

    int status() {
        return status;
    }

    /** Seconds; 0: nobody says. */
    int retryAfter() {
        return retryAfter;
    }

    JsonObject json() {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("schemas", Json.createArrayBuilder().add("urn:ietf:params:scim:api:messages:2.0:Error"))
                .add("status", Integer.toString(status))
                .add("detail", getMessage());
        return (type == null ? json : json.add("scimType", type)).build();
    }
}
