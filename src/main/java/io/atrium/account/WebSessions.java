package io.atrium.account;

import io.atrium.wire.CommonTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Signing in and out with a browser. The cookie is our own and not the server's for its sessions: it is good on every node, and after a restart. The server's
 * session holds what pages keep between two requests, and no right.
 */
@ApplicationScoped
public class WebSessions {
    /** The cookie's name. */
    public static final String COOKIE = "ATRIUM";

    @Inject
    private SignIns records;

    @Inject
    private KnownSignIns known;

    @Inject
    private SignInUses uses;

    @Inject
    private Forwarded forwarded;

    /** Under a new secret: a cookie planted before is worth nothing now. What the pages' session held before is not this user's. */
    Credential begin(HttpServletRequest request, HttpServletResponse response, User user, String address) {
        return begin(request, response, user, address, null);
    }

    /** For who was vouched for. @param vouched null: by a password */
    public Credential begin(
            HttpServletRequest request, HttpServletResponse response, User user, String address, Vouched vouched) {
        of(request).ifPresent(before -> records.end(before.id(), address));
        HttpSession session = request.getSession(false);
        if (session != null) {
            request.changeSessionId();
        }
        String secret = Secret.random("");
        SignIn signIn = records.begin(user, secret, address, request.getHeader("User-Agent"), vouched);
        response.addCookie(cookie(request, COOKIE, secret));
        return signIn.credential();
    }

    Optional<SignIn> of(HttpServletRequest request) {
        return value(request, COOKIE)
                .flatMap(cookie -> known.find(Secret.hash(cookie)))
                .filter(signIn -> uses.note(signIn, CommonTime.now()));
    }

    /** Ends what the request's cookie stands for, and whatever it carried. @return what the provider vouched with, where one did */
    public Optional<String> signOut(HttpServletRequest request, HttpServletResponse response) {
        Optional<SignIn> ended = of(request);
        ended.ifPresent(signIn -> records.end(signIn.id(), forwarded.address(request)));
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        Cookie nothing = cookie(request, COOKIE, "");
        nothing.setMaxAge(0);
        response.addCookie(nothing);
        return ended.map(SignIn::idToken);
    }

    /** What a cookie says. */
    public static Optional<String> value(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .findFirst()
                        .map(Cookie::getValue);
    }

    /** For all of Atrium's pages, and no script. */
    public Cookie cookie(HttpServletRequest request, String name, String value) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath(request.getContextPath() + "/");
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Lax");
        cookie.setSecure(ConfigProvider.getConfig()
                .getOptionalValue("atrium.secure-cookies", Boolean.class)
                .orElseGet(() -> forwarded.isSecure(request)));
        return cookie;
    }
}
