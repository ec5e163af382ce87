package io.atrium.endpoint.rest;

import io.atrium.account.Caller;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/** A browser sends its cookie with a request some other page made up; the header {@code X-Requested-With} such a page can't add. */
@Provider
public class ForgeryGuard implements ContainerRequestFilter {
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

    @Context
    private HttpServletRequest request;

    @Override
    public void filter(ContainerRequestContext context) {
        Caller caller = Bodies.caller(request);
        if (caller != null
                && caller.credential().isSession()
                && !HARMLESS.contains(context.getMethod())
                && context.getHeaderString("X-Requested-With") == null) {
            throw Problem.of(ErrorCode.FORBIDDEN, "with a session's cookie this needs the header X-Requested-With");
        }
    }
}
