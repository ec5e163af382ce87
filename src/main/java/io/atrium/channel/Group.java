package io.atrium.channel;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The local sessions of a channel layer's group. Encodes each message once for each dialect, whatever the number of sessions. */
final class Group implements ChannelLayer.Receiver {
    private final Backlog backlog;
    private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();

    Group(Backlog backlog) {
        this.backlog = backlog;
    }

    @Override
    public void receive(Message message) {
        Function<Dialect, Outgoing> encoded = encodeOnce(message);
        for (Subscription subscription : subscriptions) {
            subscription.receive(message, encoded);
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
