package io.atrium.account;

import io.atrium.audit.Audit;
import io.atrium.audit.Deed;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;

/** Who shows a login and its password, for every door that takes them. */
@ApplicationScoped
class PasswordCheck {
    static final Problem WRONG = Problem.of(ErrorCode.UNAUTHENTICATED, "login and password do not match");

    @Inject
    private IdentityStoreHandler identities;

    @Inject
    private Accounts accounts;

    @Inject
    private SignInThrottle throttle;

    @Inject
    private Audit audit;

    /** The user of this login and password; anything else is one and the same problem, or too early to be tried, or {@code directory_unavailable}. */
    User of(UsernamePasswordCredential credential, String address) {
        // As the account may be called: who is ann.lee in the directory is ann-lee here.
        String login = Outsider.loginOf(credential.getCaller());
        throttle.attempt(login, address);
        CredentialValidationResult result = validate(credential, login, address);
        if (result.getStatus() != CredentialValidationResult.Status.VALID) {
            recordFailure(login, address);
            throw WRONG;
        }
        throttle.succeeded(login, address);
        return accounts.find(result.getCallerPrincipal().getName()).orElseThrow(() -> WRONG);
    }

    private CredentialValidationResult validate(UsernamePasswordCredential credential, String login, String address) {
        try {
            return identities.validate(credential);
        } catch (Problem directoryAway) {
            // That nobody could tell is no guess.
            throttle.takeBack(login, address);
            throw directoryAway;
        }
    }

    /** One that the throttle did not let through is not an attempt, and leaves no line: the throttle bounds the trail, too. */
    private void recordFailure(String login, String address) {
        Deed failed = Deed.of("signin.failed").from(address);
        audit.record(Text.isName(login) ? failed.to(login) : failed);
    }
}
