package io.atrium.admin;

import io.atrium.account.Accounts;
import io.atrium.account.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The accounts without which nobody could sign in: an administrator, or the people of the demonstration. All of them or none. */
@ApplicationScoped
public class FirstAccounts {
    @Inject
    private Accounts accounts;

    /** Returns what is to be said of it once it has come to pass. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Optional<String> make() {
        Config config = ConfigProvider.getConfig();
        if (config.getOptionalValue("atrium.demo", Boolean.class).orElse(false)) {
            demonstrate("ann", "Ann Lindqvist", Role.MEMBER);
            demonstrate("bob", "Bob Okafor", Role.MEMBER);
            demonstrate("cho", "Cho Min-jun", Role.MEMBER);
            demonstrate("admin", "Administrator", Role.ADMINISTRATOR);
            return Optional.empty();
        }
        return Optional.of(config.getOptionalValue("atrium.admin-password", String.class)
                .map(this::makeAdministrator)
                .orElseGet(this::makeAdministratorWithNewPassword));
    }

    private void demonstrate(String login, String name, Role role) {
        accounts.create(login, name, "demo", role);
    }

    private String makeAdministrator(String password) {
        accounts.create("admin", "Administrator", password, Role.ADMINISTRATOR);
        return "The account admin was created with the password in ATRIUM_ADMIN_PASSWORD.";
    }

    private String makeAdministratorWithNewPassword() {
        String password = accounts.createWithNewPassword("admin", "Administrator", Role.ADMINISTRATOR);
        return "The account admin was created with the password " + password + " which is shown here only, once.";
    }
}
