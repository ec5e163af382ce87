package io.atrium.account;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/** Where to go on: a path of this application, after signing in never somebody else's page. */
public final class LocalPath {
    /** One slash, then nothing a browser might read as a second one or as a line of a header. */
    private static final Pattern PATH = Pattern.compile("/(?![/\\\\])[^\\\\\\p{Cntrl}]{0,2000}");

    private LocalPath() {}

    public static boolean isLocal(String path) {
        return path != null
                && PATH.matcher(path).matches()
                && !path.startsWith("/signin")
                && !path.startsWith("/signout");
    }

    public static String orHome(String path) {
        return isLocal(path) ? path : "/";
    }

    /** By the path alone (RFC 9110, 10.2.2): behind a proxy the server would name its own scheme, not the one the browser used. */
    public static void redirect(HttpServletResponse response, String path) throws IOException {
        response.resetBuffer();
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", path);
        response.flushBuffer();
    }
}
