package io.atrium.web;

import io.atrium.account.LocalPath;
import io.atrium.account.WebSessions;
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

/** {@code POST /signout} ends the session; {@link ForeignForms} keeps other sites' forms from doing so. */
@WebServlet("/signout")
public class SignOut extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final Logger LOG = Logger.getLogger(SignOut.class.getName());

    @Inject
    private transient WebSessions sessions;

    @Inject
    private transient Provider provider;

    @Inject
    private transient OwnAddress addresses;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String next = sessions.signOut(request, response)
                .filter(token -> provider.isThere())
                .map(token -> elsewhere(token, request))
                .orElse(request.getContextPath() + "/signin");
        LocalPath.redirect(response, next);
    }

    /** Where the provider signs them out too; null where it does not, or is away. */
    private String elsewhere(String idToken, HttpServletRequest request) {
        try {
            return provider.endSession(idToken, addresses.home(request) + "/signin");
        } catch (Refused away) {
            LOG.log(Level.WARNING, "somebody is signed out here alone", away);
            return null;
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect(request.getContextPath() + "/");
    }
}
