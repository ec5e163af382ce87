package io.atrium.admin;

import io.atrium.account.Accounts;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Has the first accounts made where there are none. Of several nodes that start at once one makes them. */
@Startup
@Singleton
@DependsOn({"Schema", "ThreadSource"})
@TransactionManagement(TransactionManagementType.BEAN)
public class FirstStart {
    private static final Logger LOG = Logger.getLogger(FirstStart.class.getName());

    @Inject
    private Accounts accounts;

    @Inject
    private FirstAccounts first;

    @PostConstruct
    void makeAccounts() {
        if (!accounts.isEmpty()) {
            return;
        }
        try {
            first.make().ifPresent(LOG::info);
        } catch (RuntimeException failure) {
            if (accounts.isEmpty()) {
                throw failure;
            }
            LOG.log(Level.FINE, "another node has made the accounts", failure);
        }
    }
}
