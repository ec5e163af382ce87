package io.atrium.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** Whether what a caller showed a moment ago is still worth something. */
@ApplicationScoped
@Transactional
public class LiveCredentials {
    @PersistenceContext(unitName = "atrium")
    private EntityManager em;

    @Inject
    private WebSessions sessions;

    /** Asks anew: the account is enabled, and the session or token is not over. */
    public boolean hold(Caller caller) {
        User user = em.find(User.class, caller.userId());
        if (user == null || !user.isEnabled()) {
            return false;
        }
        Credential credential = caller.credential();
        if (credential.isSession()) {
            return !sessions.hasEnded(credential);
        }
        return !credential.isToken() || em.find(AccessToken.class, credential.tokenId()) != null;
    }
}
