package io.atrium.room;

import io.atrium.account.KnownUsers;
import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.Threads;
import io.atrium.signal.Changes;
import io.atrium.signal.Committed;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Tells of those who no longer belong to a room. */
@ApplicationScoped
class Departures {
    private static final Logger LOG = Logger.getLogger(Departures.class.getName());

    @Inject
    private DoorBook book;

    @Inject
    private KnownUsers users;

    @Inject
    private Event<Departed> departed;

    @Inject
    private Threads threads;

    private Executor telling;

    @PostConstruct
    void start() {
        telling = new BoundedExecutor(threads.executor(), 1);
    }

    void onCommitted(@Observes @Committed Changes changes) {
        List<Membership> ended = Stream.concat(
                        changes.removed(Membership.class),
                        changes.touched(Membership.class).filter(membership -> !membership.isActive()))
                .distinct()
                .toList();
        if (!ended.isEmpty()) {
            telling.execute(() -> ended.forEach(this::tell));
        }
    }

    private void tell(Membership membership) {
        try {
            // A room that has gone with its members has nobody to be told.
            book.room(membership.getRoomId())
                    .ifPresent(room -> users.find(membership.getUserId())
                            .ifPresent(user -> departed.fire(new Departed(room, user.getLogin()))));
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "nobody was told of a departure", failure);
        }
    }
}
