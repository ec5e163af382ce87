package io.atrium.web;

import io.atrium.identity.oidc.Provider;
import io.atrium.identity.oidc.Refused;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** {@code POST /oidc/logout}, by which the OpenID provider says that somebody has signed out there (OpenID Connect Back-Channel Logout 1.0). */
@WebServlet("/oidc/logout")
public class OidcSignOut extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(OidcSignOut.class.getName());

    @Inject
    private transient Provider provider;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String token = request.getParameter("logout_token");
        if (!provider.isThere() || token == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            provider.loggedOut(token);
        } catch (Refused refused) {
            LOG.log(Level.WARNING, () -> "nobody is signed out: " + refused.getMessage());
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }
}
