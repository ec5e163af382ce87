package io.atrium.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/** Lets browsers keep what carries a hash in its name for a year, without ever asking again. */
@WebFilter(urlPatterns = "/assets/*", asyncSupported = true)
public class AssetCaching extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** As esbuild writes it: eight letters and digits before the suffix. */
    private static final Pattern HASHED = Pattern.compile(".*-[A-Z0-9]{8}\\.(js|css|svg)(\\.map)?");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (HASHED.matcher(request.getRequestURI()).matches()
                && request.getServletContext().getResource(request.getServletPath()) != null) {
            response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        }
        chain.doFilter(request, response);
    }
}
