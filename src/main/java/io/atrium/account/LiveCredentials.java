package io.atrium.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Whether what a caller showed a moment ago is still worth something. */
@ApplicationScoped
public class LiveCredentials {
    @Inject
    private KnownUsers users;

    @Inject
    private KnownTokens tokens;

    @Inject
    private WebSessions sessions;

    /** As of the last change that was told: the account is enabled, and the session or token is not over. */
    public boolean hold(Caller caller) {
        Credential credential = caller.credential();
        return users.find(caller.userId()).filter(User::isEnabled).isPresent()
                && !(credential.isSession() && sessions.hasEnded(credential))
                && !(credential.isToken() && !tokens.exists(credential.tokenId()));
    }
}
