package io.atrium.endpoint.rest;

import io.atrium.wire.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers a problem with RFC 9457. */
@Provider
public class ProblemMapper implements ExceptionMapper<Problem> {
    @Override
    public Response toResponse(Problem problem) {
        return response(problem);
    }

    static Response response(Problem problem) {
        Response.ResponseBuilder response = Response.status(problem.code().httpStatus())
                .type(Problem.MEDIA_TYPE)
                .entity(problem.toProblemJson().toString());
        if (problem.retryAfterSeconds() > 0) {
            response.header(HttpHeaders.RETRY_AFTER, problem.retryAfterSeconds());
        }
        return response.build();
    }
}
