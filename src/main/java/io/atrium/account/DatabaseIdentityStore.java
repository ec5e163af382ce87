package io.atrium.account;

import io.atrium.wire.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;

/** Logins and passwords kept here, for Jakarta Security. Says nothing about why a credential is refused. */
@ApplicationScoped
public class DatabaseIdentityStore implements IdentityStore {
    @Inject
    private Accounts accounts;

    @Inject
    private Passwords passwords;

    /** Found by the container by its name and parameter. */
    public CredentialValidationResult validate(UsernamePasswordCredential credential) {
        String login = credential.getCaller();
        User user =
                Text.isName(login) ? accounts.find(login).filter(User::isLocal).orElse(null) : null;
        // No transaction is open meanwhile: hashing takes long, and as long for a login nobody has.
        boolean matches = passwords.isOf(user, credential.getPasswordAsString());
        return matches && user.isEnabled()
                ? new CredentialValidationResult(user.getLogin(), groups(user.getRole()))
                : CredentialValidationResult.INVALID_RESULT;
    }

    /** An administrator may all that a member may. */
    static Set<String> groups(Role role) {
        return role == Role.ADMINISTRATOR ? Set.of(Role.ADMINISTRATOR.name(), Role.MEMBER.name()) : Set.of(role.name());
    }
}
