package io.atrium.identity.ldap;

import io.atrium.account.Origin;
import io.atrium.account.OutsideAccounts;
import io.atrium.account.User;
import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.Sweep.Tick;
import io.atrium.channel.Threads;
import io.atrium.wire.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Looks now and then, on one node, whether those whom the directory vouched for are still there, and what it says of them. */
@ApplicationScoped
public class DirectoryWatch {
    private static final Logger LOG = Logger.getLogger(DirectoryWatch.class.getName());
    private static final int AT_ONCE = 200;

    @Inject
    private Directory directory;

    @Inject
    private DirectoryRounds rounds;

    @Inject
    private OutsideAccounts accounts;

    @Inject
    private Threads threads;

    private final AtomicBoolean underWay = new AtomicBoolean();
    private Executor executor;
    private int seconds;

    @PostConstruct
    void start() {
        executor = new BoundedExecutor(threads.executor(), 1);
    }

    void onTick(@Observes Tick tick) {
        if (directory.isThere() && ++seconds % directory.checkSeconds() == 0 && underWay.compareAndSet(false, true)) {
            executor.execute(this::look);
        }
    }

    private void look() {
        try {
            if (rounds.take(directory.checkSeconds() / 2)) {
                all();
            }
        } catch (Problem directoryAway) {
            LOG.log(
                    Level.WARNING,
                    () -> "who is still in the directory is found out later: " + directoryAway.getMessage());
        } catch (RuntimeException databaseAway) {
            LOG.log(Level.WARNING, "who is still in the directory is found out later", databaseAway);
        } finally {
            underWay.set(false);
        }
    }

    private void all() {
        long last = 0;
        List<User> some = accounts.after(Origin.LDAP, last, AT_ONCE);
        while (!some.isEmpty()) {
            directory.check(some);
            last = some.get(some.size() - 1).getId();
            some = accounts.after(Origin.LDAP, last, AT_ONCE);
        }
    }
}
