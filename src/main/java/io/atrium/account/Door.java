package io.atrium.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;

/** What kind of address is asked for, and how those are answered who have not signed in. */
enum Door {
    /** Anybody may: the sign-in page, its files, and what checks a secret of its own. */
    OPEN,
    /** People, in a browser. */
    PAGE,
    /** Programs. */
    API,
    /** A room's or a person's socket. */
    SOCKET,
    /** The multiplexed connection: its first command may bring the token. */
    CONNECTION;

    private static final Set<String> OPEN_PATHS = Set.of(
            "/signin",
            "/signin.xhtml",
            "/signin-code",
            "/signin-code.xhtml",
            "/signout",
            "/unsubscribe",
            "/unsubscribe.xhtml",
            "/api/unsubscribe",
            "/error",
            "/api/health",
            "/api/openapi.yaml",
            "/api/asyncapi.yaml",
            "/badge.js",
            "/favicon.ico",
            "/robots.txt");
    private static final List<String> OPEN_BELOW = List.of(
            "/assets/",
            "/push/",
            "/jakarta.faces.resource/",
            "/api/health/",
            "/hooks/",
            "/oidc/",
            "/error/",
            "/embed/");

    /** By the path as the container understood it: decoded, without dots and parameters. */
    static Door of(HttpServletRequest request) {
        String info = request.getPathInfo();
        return of(info == null ? request.getServletPath() : request.getServletPath() + info);
    }

    static Door of(String path) {
        if (OPEN_PATHS.contains(path) || OPEN_BELOW.stream().anyMatch(path::startsWith)) {
            return OPEN;
        }
        if (path.equals("/api") || path.startsWith("/api/") || path.startsWith("/scim/")) {
            return API;
        }
        if (path.startsWith("/ws/")) {
            return SOCKET;
        }
        return path.startsWith("/connection/") || path.equals("/emulation") ? CONNECTION : PAGE;
    }

    /** Where a cookie alone proves nothing, since any page's script can have it sent. */
    boolean needsOrigin() {
        return this == SOCKET || this == CONNECTION;
    }
}
