package io.atrium.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Whether what a caller showed a moment ago is still worth something. */
@ApplicationScoped
public class LiveCredentials {
    /** The memory of users, by id. */
    public static final String USERS = KnownUsers.NAME;

    /** The memory of access tokens, by id. */
    public static final String TOKENS = KnownTokens.BY_ID;

    /** The memory of sign-ins, by id. */
    public static final String SIGN_INS = KnownSignIns.BY_ID;

    @Inject
    private Accounts accounts;

    @Inject
    private KnownUsers users;

    @Inject
    private KnownTokens tokens;

    @Inject
    private KnownSignIns signIns;

    /**
     * As {@link #hold(Caller)}, for a connection that knows no more of whoever opened it. Asks the database.
     *
     * @param credential its id
     * @return the account's role now; empty where it does not hold
     */
    public Optional<Role> roleOf(String login, String credential) {
        return accounts.find(login)
                .filter(user -> hold(Caller.of(user, new Credential(credential, null))))
                .map(User::getRole);
    }

    /** As of the last change that was told: the account is enabled, and the session or token is not over. */
    public boolean hold(Caller caller) {
        Credential credential = caller.credential();
        return users.find(caller.userId()).filter(User::isEnabled).isPresent()
                && !(credential.isSession() && !signIns.exists(credential.sessionId()))
                && !(credential.isToken() && !tokens.exists(credential.tokenId()));
    }
}
