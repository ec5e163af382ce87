package io.atrium.admin;

import io.atrium.account.Accounts;
import io.atrium.account.Role;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Makes the accounts without which nobody could sign in: an administrator, or the people of the demonstration. */
@Startup
@Singleton
@DependsOn({"Schema", "ThreadSource"})
public class FirstStart {
    private static final Logger LOG = Logger.getLogger(FirstStart.class.getName());

    @Inject
    private Accounts accounts;

    @PostConstruct
    void makeAccounts() {
        if (!accounts.isEmpty()) {
            return;
        }
        Config config = ConfigProvider.getConfig();
        if (config.getOptionalValue("atrium.demo", Boolean.class).orElse(false)) {
            demonstrate("ann", "Ann Lindqvist", Role.MEMBER);
            demonstrate("bob", "Bob Okafor", Role.MEMBER);
            demonstrate("cho", "Cho Min-jun", Role.MEMBER);
            demonstrate("admin", "Administrator", Role.ADMINISTRATOR);
        } else {
            config.getOptionalValue("atrium.admin-password", String.class)
                    .ifPresentOrElse(this::makeAdministrator, this::makeAdministratorWithNewPassword);
        }
    }

    private void demonstrate(String login, String name, Role role) {
        accounts.create(login, name, "demo", role);
    }

    private void makeAdministrator(String password) {
        accounts.create("admin", "Administrator", password, Role.ADMINISTRATOR);
        LOG.info("The account admin was created with the password in ATRIUM_ADMIN_PASSWORD.");
    }

    private void makeAdministratorWithNewPassword() {
        String password = accounts.createWithNewPassword("admin", "Administrator", Role.ADMINISTRATOR);
        LOG.info("The account admin was created with the password " + password + " which is shown here only, once.");
    }
}
