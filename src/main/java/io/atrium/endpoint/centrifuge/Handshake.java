package io.atrium.endpoint.centrifuge;

import io.atrium.endpoint.Admissions;
import io.atrium.endpoint.Entrances;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;

/** Hands the caller over to the socket. Whoever has shown nothing yet may do so in the first command. */
@WebFilter(filterName = "centrifugeHandshake", urlPatterns = "/connection/websocket", asyncSupported = true)
public class Handshake extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Admissions admissions;

    @Inject
    private transient Entrances entrances;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!admissions.letIn(response)) {
            return;
        }
        Visitor visitor = Visitor.of(request, entrances.of(request, Entrances.WEBSOCKET));
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public Principal getUserPrincipal() {
                        return visitor;
                    }
                },
                response);
    }
}
