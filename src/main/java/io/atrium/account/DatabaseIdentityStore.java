package io.atrium.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;

/** Logins and passwords, for Jakarta Security. Says nothing about why a credential is refused. */
@ApplicationScoped
public class DatabaseIdentityStore implements IdentityStore {
    @Inject
    private Accounts accounts;

    /** Found by the container by its name and parameter. */
    public CredentialValidationResult validate(UsernamePasswordCredential credential) {
        return accounts.verify(credential.getCaller(), credential.getPasswordAsString())
                .map(user -> new CredentialValidationResult(user.getLogin(), groups(user.getRole())))
                .orElse(CredentialValidationResult.INVALID_RESULT);
    }

    /** An administrator may all that a member may. */
    static Set<String> groups(Role role) {
        return role == Role.ADMINISTRATOR
                ? Set.of(Role.ADMINISTRATOR.name(), Role.MEMBER.name())
                : Set.of(Role.MEMBER.name());
    }
}
