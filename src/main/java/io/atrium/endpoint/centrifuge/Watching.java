package io.atrium.endpoint.centrifuge;

import io.atrium.account.KnownUsers;
import io.atrium.account.Role;
import io.atrium.account.User;
import io.atrium.admin.ConsoleFeed;
import io.atrium.channel.Backlog;
import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.Groups;
import io.atrium.channel.Subscription;
import io.atrium.channel.Sweep.Tick;
import io.atrium.channel.Threads;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Administrators on the console's channel, for as long as they are administrators: looked at once a second, whatever node ends that. */
@ApplicationScoped
class Watching {
    private static final Logger LOG = Logger.getLogger(Watching.class.getName());

    /** Nothing of it is numbered. */
    private static final Backlog NONE = (after, before) -> List.of();

    private static final ChannelDialect DIALECT = new ChannelDialect(Channels.CONSOLE);

    @Inject
    private Groups groups;

    @Inject
    private KnownUsers users;

    @Inject
    private Threads threads;

    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();
    private Executor work;

    @PostConstruct
    void prepare() {
        work = new BoundedExecutor(threads.executor(), 1);
    }

    private final class Watcher implements Connection.Channel {
        private final Connection connection;
        private final Subscription subscription;

        Watcher(Connection connection) {
            this.connection = connection;
            this.subscription = groups.subscribe(ConsoleFeed.GROUP, connection.session(), DIALECT, NONE);
        }

        @Override
        public void leave() {
            watchers.remove(this);
            groups.unsubscribe(ConsoleFeed.GROUP, subscription);
        }
    }

    void subscribe(Connection connection, Command command) {
        if (!isAdministrator(connection)) {
            throw Problem.of(ErrorCode.FORBIDDEN, "for administrators only");
        }
        Watcher watcher = new Watcher(connection);
        watchers.add(watcher);
        connection.enter(Channels.CONSOLE, watcher);
        connection.reply(command, "{}");
        watcher.subscription.start(0);
    }

    void onTick(@Observes Tick tick) {
        if (!watchers.isEmpty() && looking.compareAndSet(false, true)) {
            work.execute(this::look);
        }
    }

    private void look() {
        try {
            for (Watcher watcher : watchers) {
                if (!isAdministrator(watcher.connection)) {
                    watcher.connection.expel(Channels.CONSOLE, watcher, "no administrator any more");
                }
            }
        } catch (RuntimeException unknown) {
            // With the database away nobody can say; they are looked at again in a second.
            LOG.log(Level.FINE, "could not look at the watchers' roles", unknown);
        } finally {
            looking.set(false);
        }
    }

    private boolean isAdministrator(Connection connection) {
        return users.find(connection.caller().userId())
                .map(User::getRole)
                .filter(role -> role == Role.ADMINISTRATOR)
                .isPresent();
    }
}
