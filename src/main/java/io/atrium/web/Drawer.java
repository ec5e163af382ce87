package io.atrium.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;

/** Whether a page's drawer was folded away, as the pages' script remembers by kind of page. */
@RequestScoped
public class Drawer {
    /** Followed by the kind. */
    private static final String COOKIE = "atrium_drawer_";

    @Inject
    private HttpServletRequest request;

    boolean isOpen(String kind) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                || Stream.of(cookies)
                        .noneMatch(cookie -> cookie.getName().equals(COOKIE + kind)
                                && cookie.getValue().equals("closed"));
    }
}
