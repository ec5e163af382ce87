package io.atrium.channel;

import io.atrium.wire.CloseCode;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The local sessions of a channel layer's group. */
final class Group implements ChannelLayer.Receiver {
    private static final Logger LOG = Logger.getLogger(Group.class.getName());

    /** Sessions that are served faster than another thread is woken. */
    private static final int FEW = 32;

    private final Backlog backlog;
    private final Executor executor;
    private final Deliveries deliveries;
    private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();

    /** @param executor reads the backlog */
    Group(Backlog backlog, Executor executor, Deliveries deliveries) {
        this.backlog = backlog;
        this.executor = executor;
        this.deliveries = deliveries;
    }

    @Override
    public void receive(List<Message> messages) {
        long began = System.nanoTime();
        for (Run run : Run.of(messages)) {
            for (Subscription subscription : subscriptions) {
                pass(run, subscription);
            }
        }
        deliveries.delivered((long) messages.size() * subscriptions.size(), System.nanoTime() - began);
    }

    @Override
    public boolean isQuick() {
        return subscriptions.size() <= FEW;
    }

    /** One session that can't be served costs the others nothing, and comes back with its position. */
    private static void pass(Run run, Subscription subscription) {
        try {
            subscription.receive(run);
        } catch (RuntimeException failure) {
            LOG.log(Level.SEVERE, "a message could not be passed to a session", failure);
            subscription.session().close(CloseCode.SLOW);
        }
    }

    Subscription subscribe(ClientSession session, Dialect dialect) {
        Subscription subscription = new Subscription(session, dialect, backlog, executor);
        subscriptions.add(subscription);
        return subscription;
    }

    void unsubscribe(Subscription subscription) {
        subscriptions.remove(subscription);
    }

    boolean isEmpty() {
        return subscriptions.isEmpty();
    }
}
