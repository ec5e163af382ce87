package io.atrium.endpoint;

import io.atrium.wire.Problem;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** A problem as RFC 9457 writes it, with the members of an error frame beside. */
public final class ProblemJson {
    public static final String TYPE = "application/problem+json";

    private ProblemJson() {}

    public static JsonObject of(Problem problem) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", problem.code().wireName().replace('_', ' '))
                .add("status", problem.code().httpStatus())
                .add("code", problem.code().wireName())
                .add("detail", problem.getMessage());
        if (problem.field() != null) {
            json.add("field", problem.field());
        }
        if (problem.retryAfterSeconds() > 0) {
            json.add("retry_after", problem.retryAfterSeconds());
        }
        return json.build();
    }
}
