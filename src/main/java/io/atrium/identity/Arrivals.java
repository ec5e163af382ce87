package io.atrium.identity;

import io.atrium.account.Accounts;
import io.atrium.account.Groups;
import io.atrium.account.NewGroup;
import io.atrium.account.OutsideAccounts;
import io.atrium.account.Outsider;
import io.atrium.account.Role;
import io.atrium.account.User;
import io.atrium.identity.GroupRules.Likeness;
import io.atrium.room.GroupMemberships;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.TransactionalException;
import java.util.Collection;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What is done when somebody has been vouched for: account, role, rooms, groups, each in a transaction of its own. */
@ApplicationScoped
public class Arrivals {
    private static final Logger LOG = Logger.getLogger(Arrivals.class.getName());

    @Inject
    private OutsideAccounts outside;

    @Inject
    private Accounts accounts;

    @Inject
    private GroupMemberships memberships;

    @Inject
    private Groups groups;

    /** The account as it is from now on, detached. Throws as {@link OutsideAccounts#arrive}. */
    public User arrive(Outsider person, Collection<String> outsideGroups, GroupRules rules) {
        User user = outside.arrive(person);
        Role role = rules.role(outsideGroups, user.getRole());
        if (role != null && role != user.getRole()) {
            unlessTheLast(user, () -> outside.setRole(user, role));
        }
        memberships.follow(user, rules.rooms(outsideGroups));
        if (!rules.likenesses().isEmpty()) {
            join(user, rules.people(outsideGroups));
        }
        return accounts.find(user.getId()).orElseThrow();
    }

    /** A group is made when the first of its people comes. */
    private void join(User user, List<Likeness> in) {
        for (Likeness group : in) {
            try {
                groups.ensure(NewGroup.ofDirectory(group.handle(), group.title()));
            } catch (Problem | PersistenceException | TransactionalException refused) {
                LOG.log(Level.WARNING, refused, () -> "the group @" + group.handle() + " is not made");
            }
        }
        groups.follow(user, in.stream().map(Likeness::handle).toList());
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
