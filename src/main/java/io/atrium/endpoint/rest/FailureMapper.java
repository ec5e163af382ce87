package io.atrium.endpoint.rest;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Gives what JAX-RS itself refuses (no such path, no such method) the same form, and what nobody expected a 503 without a stack trace. */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = Logger.getLogger(FailureMapper.class.getName());

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof WebApplicationException refused && told(failure).isEmpty()) {
            return refused(refused.getResponse().getStatusInfo());
        }
        return ProblemMapper.response(problem(failure));
    }

    /** What is said of it. Logs what nobody expected. */
    static Problem problem(Throwable failure) {
        return told(failure).orElseGet(() -> {
            LOG.log(Level.SEVERE, "a REST request failed", failure);
            return Problem.retryable(ErrorCode.UNAVAILABLE, "this could not be done now", 2);
        });
    }

    private static Optional<Problem> told(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(Problem.class::isInstance)
                .map(Problem.class::cast)
                .findFirst();
    }

    private static Response refused(Response.StatusType status) {
        String body = Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", status.getReasonPhrase())
                .add("status", status.getStatusCode())
                .add("code", status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '_'))
                .add("detail", status.getReasonPhrase())
                .build()
                .toString();
        return Response.status(status).type(Problem.MEDIA_TYPE).entity(body).build();
    }
}
