package io.atrium.channel;

import io.atrium.wire.CloseCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The local sessions of a channel layer's group. Encodes each message once for each dialect, whatever the number of sessions. */
final class Group implements ChannelLayer.Receiver {
    private static final Logger LOG = Logger.getLogger(Group.class.getName());

    private final Backlog backlog;
    private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();

    Group(Backlog backlog) {
        this.backlog = backlog;
    }

    @Override
    public void receive(Message message) {
        Function<Dialect, Outgoing> encoded = encodeOnce(message);
        for (Subscription subscription : subscriptions) {
            pass(message, encoded, subscription);
        }
    }

    /** One session that can't be served costs the others nothing, and comes back with its position. */
    private static void pass(Message message, Function<Dialect, Outgoing> encoded, Subscription subscription) {
        try {
            subscription.receive(message, encoded);
        } catch (RuntimeException failure) {
            LOG.log(Level.SEVERE, "a message could not be passed to a session", failure);
            subscription.session().close(CloseCode.SLOW);
        }
    }

    Subscription subscribe(ClientSession session) {
        Subscription subscription = new Subscription(session, this);
        subscriptions.add(subscription);
        return subscription;
    }

    void unsubscribe(Subscription subscription) {
        subscriptions.remove(subscription);
    }

    boolean isEmpty() {
        return subscriptions.isEmpty();
    }

    Backlog backlog() {
        return backlog;
    }

    /** For use by one thread, as a group's messages are delivered. */
    Function<Dialect, Outgoing> encodeOnce(Message message) {
        Map<Dialect, Outgoing> known = new HashMap<>(4);
        return dialect -> known.computeIfAbsent(dialect, missing -> encode(message, missing));
    }

    private static Outgoing encode(Message message, Dialect dialect) {
        String text = dialect.encode(message);
        if (text == null) {
            return null;
        }
        return message.isEphemeral() ? Outgoing.sheddable(text) : Outgoing.of(text);
    }
}
