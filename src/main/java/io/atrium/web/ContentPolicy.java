package io.atrium.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/**
 * What a page may load and do: its own files, nothing inline, nobody else's. {@code 'self'} in {@code connect-src} covers the
 * sockets of this host (CSP 3, 6.7.2.8).
 */
@Named
@ApplicationScoped
public class ContentPolicy {
    static final String DIRECTIVES = "default-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
            + " object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'; script-src 'self'";

    /** With {@code script-src} at the end, where PrimeFaces adds its nonce. */
    public String getDirectives() {
        return DIRECTIVES;
    }
}
