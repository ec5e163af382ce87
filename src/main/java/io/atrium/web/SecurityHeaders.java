package io.atrium.web;

import io.atrium.account.Forwarded;
import io.atrium.account.LocalPath;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/** The headers every answer carries, and the rule that pages are not kept by caches. */
@WebFilter(
        urlPatterns = "/*",
        asyncSupported = true,
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR})
public class SecurityHeaders extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String POLICY = "Content-Security-Policy";

    @Inject
    private transient Forwarded forwarded;

    @Inject
    private transient ContentPolicy policy;

    @Inject
    private transient Embedding embedding;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean framed = embedding.enter(request);
        response.setHeader(POLICY, framed ? embedding.framedBy(policy.getDirectives()) : policy.getDirectives());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        if (!framed) {
            response.setHeader("X-Frame-Options", "DENY");
        }
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), payment=(), usb=(), geolocation=(self)");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        if (forwarded.isSecure(request)) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        String path = request.getServletPath();
        if (!path.startsWith("/assets")
                && !path.equals(BadgeSharing.PATH)
                && !path.startsWith("/jakarta.faces.resource")) {
            response.setHeader("Cache-Control", "no-store");
        }
        chain.doFilter(request, new Answer(response, framed ? embedding : null));
    }

    private static final class Answer extends HttpServletResponseWrapper {
        private final Embedding framed;

        /** @param framed null where nobody may frame this answer */
        Answer(HttpServletResponse response, Embedding framed) {
            super(response);
            this.framed = framed;
        }

        /** PrimeFaces adds its policy beside ours; two would both have to be met, and ours knows no nonce. */
        @Override
        public void addHeader(String name, String value) {
            if (name.equalsIgnoreCase(POLICY)) {
                setHeader(name, framed == null ? value : framed.framedBy(value));
            } else {
                super.addHeader(name, value);
            }
        }

        @Override
        public void sendRedirect(String location) throws IOException {
            if (location.startsWith("/")) {
                LocalPath.redirect((HttpServletResponse) getResponse(), location);
            } else {
                super.sendRedirect(location);
            }
        }
    }
}
