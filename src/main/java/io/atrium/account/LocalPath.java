package io.atrium.account;

import java.util.regex.Pattern;

/** Where to go on after signing in: a path of this application, never somebody else's page. */
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
}
