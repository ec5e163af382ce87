package io.atrium.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;

/** This node's groups: each is there while a session is subscribed to it. */
@ApplicationScoped
public class Groups {
    /** Threads that fill gaps from the log. */
    private static final int READERS = 2;

    private final ConcurrentMap<String, Group> groups = new ConcurrentHashMap<>();
    private final Deliveries deliveries = new Deliveries();
    private final ChannelLayer layer;
    private final Executor readers;

    protected Groups() {
        this(null, (Executor) null); // for the container's proxy
    }

    @Inject
    public Groups(ChannelLayer layer, Threads threads) {
        this(layer, new BoundedExecutor(threads.executor(), READERS));
    }

    Groups(ChannelLayer layer, Executor readers) {
        this.layer = layer;
        this.readers = readers;
    }

    /** A subscription that holds everything back until it is started. */
    public Subscription subscribe(String name, ClientSession session, Dialect dialect, Backlog backlog) {
        Subscription[] made = new Subscription[1];
        groups.compute(name, (key, present) -> {
            Group group = present;
            if (group == null) {
                group = new Group(backlog, readers, deliveries);
                layer.groupAdd(name, group);
            }
            made[0] = group.subscribe(session, dialect);
            return group;
        });
        return made[0];
    }

    public void unsubscribe(String name, Subscription subscription) {
        groups.computeIfPresent(name, (key, group) -> {
            group.unsubscribe(subscription);
            if (group.isEmpty()) {
                layer.groupDiscard(name, group);
                return null;
            }
            return group;
        });
    }

    public Deliveries deliveries() {
        return deliveries;
    }
}
