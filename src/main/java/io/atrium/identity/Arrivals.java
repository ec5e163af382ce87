package io.atrium.identity;

import io.atrium.account.Accounts;
import io.atrium.account.OutsideAccounts;
import io.atrium.account.Outsider;
import io.atrium.account.Role;
import io.atrium.account.User;
import io.atrium.room.GroupMemberships;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What is done when somebody has been vouched for: account, role, rooms, each in a transaction of its own. */
@ApplicationScoped
public class Arrivals {
    private static final Logger LOG = Logger.getLogger(Arrivals.class.getName());

    @Inject
    private OutsideAccounts outside;

    @Inject
    private Accounts accounts;

    @Inject
    private GroupMemberships memberships;

    /** The account as it is from now on, detached. Throws as {@link OutsideAccounts#arrive}. */
    public User arrive(Outsider person, Collection<String> groups, GroupRules rules) {
        User user = outside.arrive(person);
        Role role = rules.role(groups, user.getRole());
        if (role != null && role != user.getRole()) {
            unlessTheLast(user, () -> outside.setRole(user, role));
        }
        memberships.follow(user, rules.rooms(groups));
        return accounts.find(user.getId()).orElseThrow();
    }

    /** They are gone outside. */
    public void leave(User user) {
        unlessTheLast(user, () -> outside.leave(user.getId()));
    }

    private static void unlessTheLast(User user, Runnable act) {
        try {
            act.run();
        } catch (Problem lastAdministrator) {
            LOG.log(
                    Level.WARNING,
                    lastAdministrator,
                    () -> "what is said outside of " + user.getLogin() + " is not done");
        }
    }
}
