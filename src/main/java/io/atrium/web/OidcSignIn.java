package io.atrium.web;

import io.atrium.account.Forwarded;
import io.atrium.account.LocalPath;
import io.atrium.account.SignInThrottle;
import io.atrium.account.WebSessions;
import io.atrium.audit.Audit;
import io.atrium.audit.Deed;
import io.atrium.identity.oidc.Provider;
import io.atrium.identity.oidc.Refused;
import io.atrium.wire.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Logger;

/**
 * {@code /oidc/start} sends a browser to the OpenID provider, {@code /oidc/callback} takes it when it comes back. Who is not let in is told on the sign-in page, by
 * the name of what was wrong.
 */
@WebServlet({"/oidc/start", "/oidc/callback"})
public class OidcSignIn extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(OidcSignIn.class.getName());
    private static final String COOKIE = "ATRIUM_STATE";
    private static final int LIFE_SECONDS = 600;

    @Inject
    private transient Provider provider;

    @Inject
    private transient WebSessions sessions;

    @Inject
    private transient SignInThrottle throttle;

    @Inject
    private transient Forwarded forwarded;

    @Inject
    private transient OwnAddress addresses;

    @Inject
    private transient Audit audit;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!provider.isThere()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            throttle.attemptFrom(forwarded.address(request));
            LocalPath.redirect(response, take(request, response));
        } catch (Refused refused) {
            LOG.warning(() -> "somebody who came by the provider is not let in: " + refused.getMessage());
            refuse(request, response, refused.why());
        } catch (Problem tooEarly) {
            refuse(request, response, Refused.Why.RATE_LIMITED);
        }
    }

    /** What went well, and that the provider is away, is no failure of who came. @return where to go on */
    private String take(HttpServletRequest request, HttpServletResponse response) {
        boolean failed = false;
        try {
            return request.getServletPath().equals("/oidc/start")
                    ? depart(request, response)
                    : arrive(request, response);
        } catch (Refused refused) {
            failed = refused.why() != Refused.Why.PROVIDER_UNAVAILABLE;
            if (failed && refused.why() != Refused.Why.WRONG_STATE) {
                record(request, refused.why());
            }
            throw refused;
        } finally {
            if (!failed) {
                throttle.giveBack(forwarded.address(request));
            }
        }
    }

    /** As many as the throttle lets through. Of a wrong state there is none: anybody makes one up, and the provider has said nothing yet. */
    private void record(HttpServletRequest request, Refused.Why why) {
        audit.record(Deed.of("signin.failed")
                .from(forwarded.address(request))
                .with("door", "oidc")
                .with("why", why.wireName()));
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, Refused.Why why)
            throws IOException {
        LocalPath.redirect(response, request.getContextPath() + "/signin?refused=" + why.wireName());
    }

    private String depart(HttpServletRequest request, HttpServletResponse response) {
        Provider.Departure departure =
                provider.depart(addresses.home(request) + "/oidc/callback", request.getParameter("next"));
        Cookie state = sessions.cookie(request, COOKIE, departure.state());
        state.setMaxAge(LIFE_SECONDS);
        response.addCookie(state);
        return departure.address();
    }

    private String arrive(HttpServletRequest request, HttpServletResponse response) {
        String state = WebSessions.value(request, COOKIE).orElse("");
        Cookie nothing = sessions.cookie(request, COOKIE, "");
        nothing.setMaxAge(0);
        response.addCookie(nothing);
        if (state.isEmpty() || !state.equals(request.getParameter("state"))) {
            throw Refused.ofState();
        }
        Provider.Arrival arrival =
                provider.arrive(state, request.getParameter("code"), addresses.home(request) + "/oidc/callback");
        sessions.begin(request, response, arrival.user(), forwarded.address(request), arrival.vouched());
        return request.getContextPath() + arrival.next();
    }
}
