package io.atrium.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** This node's groups: each is there while a session is subscribed to it. */
@ApplicationScoped
public class Groups {
    private final ConcurrentMap<String, Group> groups = new ConcurrentHashMap<>();
    private final ChannelLayer layer;

    protected Groups() {
        this(null); // for the container's proxy
    }

    @Inject
    public Groups(ChannelLayer layer) {
        this.layer = layer;
    }

    /** A subscription that holds everything back until it is started. */
    public Subscription subscribe(String name, ClientSession session, Backlog backlog) {
        Subscription[] made = new Subscription[1];
        groups.compute(name, (key, present) -> {
            Group group = present;
            if (group == null) {
                group = new Group(backlog);
                layer.groupAdd(name, group);
            }
            made[0] = group.subscribe(session);
            return group;
        });
        return made[0];
    }

    public void unsubscribe(String name, Subscription subscription) {
        Group[] abandoned = new Group[1];
        groups.computeIfPresent(name, (key, group) -> {
            group.unsubscribe(subscription);
            if (group.isEmpty()) {
                abandoned[0] = group;
                return null;
            }
            return group;
        });
        // Outside of compute: discarding waits for a delivery under way, which may itself be closing a session of this
        // group.
        if (abandoned[0] != null) {
            layer.groupDiscard(name, abandoned[0]);
        }
    }
}
