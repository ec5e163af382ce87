package io.atrium.notify;

import io.atrium.account.KnownUsers;
import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.ChannelLayer;
import io.atrium.channel.Message;
import io.atrium.channel.Threads;
import io.atrium.room.Rail;
import io.atrium.signal.Changes;
import io.atrium.signal.Committed;
import io.atrium.wire.Json;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells each page of a person's how they have put their rooms in order. */
@ApplicationScoped
public class RailFeed {
    private static final Logger LOG = Logger.getLogger(RailFeed.class.getName());

    @Inject
    private Threads threads;

    @Inject
    private Rail rail;

    @Inject
    private KnownUsers users;

    @Inject
    private ChannelLayer layer;

    private Executor telling;

    /** On one thread, and as it is by then: what is told last is the newest. */
    @PostConstruct
    void start() {
        telling = new BoundedExecutor(threads.executor(), 1);
    }

    void onCommitted(@Observes @Committed Changes changes) {
        changes.created(Rail.Moved.class).forEach(moved -> telling.execute(() -> tell(moved.userId())));
    }

    private void tell(long userId) {
        try {
            JsonObject frame = Json.createObjectBuilder(rail.of(userId))
                    .add("type", "rail")
                    .build();
            users.find(userId)
                    .ifPresent(user -> layer.groupSend(
                            LobbyFeed.user(user.getLogin()), Message.ephemeral(frame.toString(), null)));
        } catch (RuntimeException failure) {
            // The next change tells it, and the next page shows it.
            LOG.log(Level.WARNING, "an order of rooms could not be told", failure);
        }
    }
}
