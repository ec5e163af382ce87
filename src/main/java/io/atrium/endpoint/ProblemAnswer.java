package io.atrium.endpoint;

import io.atrium.wire.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;

/** A problem as the answer to a request, as RFC 9457 writes it, where no JAX-RS does so. */
public final class ProblemAnswer {
    private ProblemAnswer() {}

    /** Sets status and headers. Returns the body, small enough for a server to put by, for the caller to write. */
    public static byte[] begin(HttpServletResponse response, Problem problem) {
        byte[] json = problem.toProblemJson().toString().getBytes(StandardCharsets.UTF_8);
        response.setStatus(problem.code().httpStatus());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(json.length);
        if (problem.retryAfterSeconds() > 0) {
            response.setIntHeader("Retry-After", problem.retryAfterSeconds());
        }
        return json;
    }
}
