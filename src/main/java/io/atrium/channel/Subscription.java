package io.atrium.channel;

import io.atrium.wire.CloseCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One session's place in a group. It holds back what arrives until {@link #start}, so that nothing falls between reading the log
 * and going live; from then on it lets each number through once, in order, and fills a hole from the backlog.
 */
public final class Subscription {
    private static final Logger LOG = Logger.getLogger(Subscription.class.getName());

    private final ClientSession session;
    private final Group group;
    private List<Message> held = new ArrayList<>();
    private long position;

    Subscription(ClientSession session, Group group) {
        this.session = session;
        this.group = group;
    }

    public ClientSession session() {
        return session;
    }

    /** Lets messages through from here on; the client has been sent everything up to and including {@code seq}. */
    public synchronized void start(long seq) {
        position = seq;
        List<Message> waiting = held;
        held = null;
        waiting.forEach(message -> pass(message, group::encodeOnce));
    }

    synchronized void receive(Message message, Function<Dialect, Outgoing> encoded) {
        if (held == null) {
            pass(message, ignored -> encoded);
        } else {
            held.add(message);
        }
    }

    private void pass(Message message, Function<Message, Function<Dialect, Outgoing>> encoding) {
        if (message.isEphemeral()) {
            if (!session.id().equals(message.origin()) && !message.except().contains(session.login())) {
                send(encoding.apply(message));
            }
        } else if (message.seq() > position) {
            if (message.seq() > position + 1) {
                fill(message.seq());
            }
            position = message.seq();
            send(encoding.apply(message));
        }
    }

    /** The channel layer lost something: it stands in the log. Where that can't be read the client comes back with its position. */
    private void fill(long before) {
        try {
            group.backlog().between(position, before).forEach(missed -> send(group.encodeOnce(missed)));
        } catch (RuntimeException unreadable) {
            LOG.log(Level.WARNING, "could not fill a gap from the log, closing the session", unreadable);
            session.close(CloseCode.SLOW);
        }
    }

    private void send(Function<Dialect, Outgoing> encoded) {
        Outgoing frame = encoded.apply(session.dialect());
        if (frame != null) {
            session.send(frame);
        }
    }
}
