package io.atrium.channel;

import io.atrium.wire.CloseCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** All open sessions of this node. Our own set: asking the server for its open sessions costs up to half a millisecond. */
@ApplicationScoped
public class Sessions {
    private static final Logger LOG = Logger.getLogger(Sessions.class.getName());

    /** Where presence counts everybody who has a session, on whatever node. */
    private static final String EVERYBODY = "everybody";

    private final Set<ClientSession> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong shedByGone = new AtomicLong();
    private final AtomicLong tooSlow = new AtomicLong();

    @Inject
    private Presence presence;

    public void opened(ClientSession session) {
        if (open.add(session)) {
            presence.enter(EVERYBODY, session.login());
        }
    }

    /** Doing so twice does nothing. */
    public void closed(ClientSession session) {
        if (open.remove(session)) {
            presence.leave(EVERYBODY, session.login());
            shedByGone.addAndGet(session.shed());
            if (session.wasTooSlow()) {
                tooSlow.incrementAndGet();
            }
        }
    }

    public int count() {
        return open.size();
    }

    /** As they are at this moment. */
    public Stream<ClientSession> stream() {
        return open.stream();
    }

    /** How many people have a session, on whatever node. */
    public int peopleEverywhere() {
        return presence.count(EVERYBODY);
    }

    /** Frames left out for slow clients, since the start. */
    public long shed() {
        return shedByGone.get() + open.stream().mapToLong(ClientSession::shed).sum();
    }

    /** Clients closed for being too slow, since the start. */
    public long tooSlow() {
        return tooSlow.get();
    }

    public void closeIf(Predicate<ClientSession> condition, CloseCode code) {
        open.stream().filter(condition).forEach(session -> end(() -> session.close(code)));
    }

    /** As {@link #closeIf}, each after what waits for it has been written. */
    public void closeAfterWritingIf(Predicate<ClientSession> condition, CloseCode code) {
        open.stream().filter(condition).forEach(session -> end(() -> session.closeAfterWriting(code)));
    }

    /** One that can't be closed costs no other its end. */
    private static void end(Runnable closing) {
        try {
            closing.run();
        } catch (RuntimeException | LinkageError failure) {
            LOG.log(Level.SEVERE, "a session could not be closed", failure);
        }
    }

    void sweep(Instant now) {
        open.forEach(session -> session.sweep(now));
        open.stream().filter(ClientSession::isClosed).forEach(this::closed);
    }
}
