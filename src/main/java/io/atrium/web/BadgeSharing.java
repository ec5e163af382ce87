package io.atrium.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The one script that pages of other origins load: a module, which browsers load from elsewhere only where that allows it. It holds nobody's data. */
@WebFilter(urlPatterns = BadgeSharing.PATH, asyncSupported = true)
public class BadgeSharing extends HttpFilter {
    static final String PATH = "/badge.js";

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        response.setHeader("Cache-Control", "public, max-age=3600");
        chain.doFilter(request, response);
    }
}
