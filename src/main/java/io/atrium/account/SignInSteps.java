package io.atrium.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/** Between password and second factor: who is on the way in, as a cookie of a few minutes says. */
@ApplicationScoped
public class SignInSteps {
    private static final String COOKIE = "ATRIUM_STEP";

    @Inject
    private SignInAttempts attempts;

    @Inject
    private WebSessions sessions;

    void begin(HttpServletRequest request, HttpServletResponse response, User user) {
        String secret = Secret.random("");
        attempts.begin(user, secret);
        Cookie cookie = sessions.cookie(request, COOKIE, secret);
        cookie.setMaxAge((int) SignInAttempt.LIFE.toSeconds());
        response.addCookie(cookie);
    }

    /** Who has shown their password, and nothing more yet. */
    public Optional<User> waiting(HttpServletRequest request) {
        return WebSessions.value(request, COOKIE).flatMap(attempts::find);
    }

    /** What they are known by meanwhile. */
    public Optional<Credential> credential(HttpServletRequest request) {
        return WebSessions.value(request, COOKIE).map(Credential::step);
    }

    void end(HttpServletRequest request, HttpServletResponse response) {
        WebSessions.value(request, COOKIE).ifPresent(attempts::end);
        Cookie nothing = sessions.cookie(request, COOKIE, "");
        nothing.setMaxAge(0);
        response.addCookie(nothing);
    }
}
