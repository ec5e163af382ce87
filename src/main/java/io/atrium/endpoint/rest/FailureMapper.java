package io.atrium.endpoint.rest;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Gives what JAX-RS itself refuses (no such path, no such method) the same form, and what nobody expected a 503 without a stack trace. */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = Logger.getLogger(FailureMapper.class.getName());

    @Override
    public Response toResponse(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return ProblemMapper.response(problem);
            }
        }
        if (failure instanceof WebApplicationException refused) {
            return refused(refused.getResponse().getStatusInfo());
        }
        LOG.log(Level.SEVERE, "a REST request failed", failure);
        return ProblemMapper.response(Problem.retryable(ErrorCode.UNAVAILABLE, "this could not be done now", 2));
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
