package io.atrium.web;

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
 * Refuses a form that another site's page posts to one of ours: signing somebody in as the attacker, or out. A cookie's SameSite covers
 * neither the first, which needs no cookie, nor sibling hosts of one intranet. REST has its own header for that.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class ForeignForms extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Origins origins;

    @Inject
    private transient Forwarded forwarded;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isForm(request) && isForeign(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isForm(HttpServletRequest request) {
        return request.getMethod().equals("POST") && !request.getServletPath().startsWith("/api");
    }

    /** Browsers name the origin with every POST; who names none is no browser, and has no cookie to steal. */
    private boolean isForeign(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        return origin != null && !origins.allows(origin, forwarded.host(request));
    }
}
