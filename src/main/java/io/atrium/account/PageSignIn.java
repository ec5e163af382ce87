package io.atrium.account;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Signing in by the pages: a password, and a second step where there is one. Gives the response the cookie, and nothing else. */
@ApplicationScoped
class PageSignIn {
    private static final Problem NOT_BEGUN = Problem.of(ErrorCode.UNAUTHENTICATED, "begin with login and password");
    private static final Problem MORE =
            Problem.own("second_factor", ErrorCode.UNAUTHENTICATED, null, "a second factor is to be shown");

    @Inject
    private PasswordCheck passwords;

    @Inject
    private SecondFactors factors;

    @Inject
    private SignInSteps steps;

    @Inject
    private WebSessions sessions;

    @Inject
    private Forwarded forwarded;

    /** @throws Problem {@code second_factor} where the second page is next; as {@link PasswordCheck#of} */
    Caller byPassword(HttpServletRequest request, HttpServletResponse response, UsernamePasswordCredential credential) {
        User user = passwords.of(credential, forwarded.address(request));
        if (factors.isAskedOf(user)) {
            steps.begin(request, response, user);
            throw MORE;
        }
        return enter(request, response, user);
    }

    /**
     * With the code of who has a second factor; of who must set one up it is the first. Then the recovery codes stand in the request.
     *
     * @throws Problem {@code unauthenticated} where nobody is on the way; {@code wrong_code}, {@code rate_limited}
     */
    Caller byCode(HttpServletRequest request, HttpServletResponse response, String code) {
        User user = steps.waiting(request).orElseThrow(() -> NOT_BEGUN);
        String address = forwarded.address(request);
        if (factors.since(user.getId()) == null) {
            Credential step = steps.credential(request).orElseThrow(() -> NOT_BEGUN);
            request.setAttribute(SecondStep.RECOVERY_CODES, factors.confirm(user, step, code, address));
        } else {
            factors.check(user, code, address);
        }
        steps.end(request, response);
        return enter(request, response, user);
    }

    private Caller enter(HttpServletRequest request, HttpServletResponse response, User user) {
        return Caller.of(user, sessions.begin(request, response, user, forwarded.address(request)));
    }
}
