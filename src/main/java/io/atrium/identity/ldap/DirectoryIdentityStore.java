package io.atrium.identity.ldap;

import io.atrium.account.Accounts;
import io.atrium.account.Origin;
import io.atrium.account.Outsider;
import io.atrium.account.Role;
import io.atrium.account.User;
import io.atrium.wire.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Optional;
import java.util.Set;

/** Logins and passwords of the directory, for Jakarta Security. A login that is a local account's, or came by the provider, is never asked for there. */
@ApplicationScoped
public class DirectoryIdentityStore implements IdentityStore {
    @Inject
    private Directory directory;

    @Inject
    private Accounts accounts;

    /** As below. The one inherited would hide what is thrown in an exception of its own. */
    @Override
    public CredentialValidationResult validate(Credential credential) {
        return credential instanceof UsernamePasswordCredential form
                ? validate(form)
                : CredentialValidationResult.NOT_VALIDATED_RESULT;
    }

    /** @throws Problem {@code directory_unavailable} */
    public CredentialValidationResult validate(UsernamePasswordCredential credential) {
        String login = credential.getCaller();
        if (!directory.isThere() || !Text.isName(Outsider.loginOf(login)) || !isOfDirectory(Outsider.loginOf(login))) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        Optional<User> user = directory.signIn(login, credential.getPasswordAsString());
        return user.map(found -> new CredentialValidationResult(found.getLogin(), Set.of(Role.MEMBER.name())))
                .orElse(CredentialValidationResult.INVALID_RESULT);
    }

    private boolean isOfDirectory(String login) {
        return accounts.find(login).map(user -> user.getOrigin() == Origin.LDAP).orElse(true);
    }
}
