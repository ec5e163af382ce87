package io.atrium.endpoint.centrifuge;

import io.atrium.account.Forwarded;
import io.atrium.account.Origins;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Lets pages of {@code ATRIUM_ALLOWED_ORIGINS} use the multiplexed connection over HTTP, with the session's cookie, as they may use its socket
 * (Fetch standard, "CORS protocol"). Other pages' browsers are told nothing, and so let them see nothing.
 */
@WebFilter(
        urlPatterns = {"/connection/http_stream", "/connection/sse", "/emulation"},
        asyncSupported = true)
public class CrossOrigin extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Origins origins;

    @Inject
    private transient Forwarded forwarded;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String origin = request.getHeader("Origin");
        boolean allowed = origins.allows(origin, forwarded.host(request));
        response.addHeader("Vary", "Origin");
        if (allowed) {
            response.setHeader("Access-Control-Allow-Origin", origin);
            response.setHeader("Access-Control-Allow-Credentials", "true");
        }
        if (isPreflight(request)) {
            answerPreflight(response, allowed);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS") && request.getHeader("Access-Control-Request-Method") != null;
    }

    private static void answerPreflight(HttpServletResponse response, boolean allowed) {
        if (allowed) {
            response.setHeader("Access-Control-Allow-Methods", "GET, POST");
            response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type, X-Requested-With");
            response.setHeader("Access-Control-Max-Age", "600");
        }
        response.setStatus(allowed ? HttpServletResponse.SC_NO_CONTENT : HttpServletResponse.SC_FORBIDDEN);
    }
}
