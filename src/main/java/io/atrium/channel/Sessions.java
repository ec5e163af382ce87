package io.atrium.channel;

import io.atrium.wire.CloseCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;

/** All open sessions of this node. Our own set: asking the server for its open sessions costs up to half a millisecond. */
@ApplicationScoped
public class Sessions {
    private static final Logger LOG = Logger.getLogger(Sessions.class.getName());

    private final Set<ClientSession> open = ConcurrentHashMap.newKeySet();

    public void opened(ClientSession session) {
        open.add(session);
    }

    public void closed(ClientSession session) {
        open.remove(session);
    }

    public int count() {
        return open.size();
    }

    public void closeIf(Predicate<ClientSession> condition, CloseCode code) {
        open.stream().filter(condition).forEach(session -> close(session, code));
    }

    /** One that can't be closed costs no other its end. */
    private static void close(ClientSession session, CloseCode code) {
        try {
            session.close(code);
        } catch (RuntimeException | LinkageError failure) {
            LOG.log(Level.SEVERE, "a session could not be closed", failure);
        }
    }

    void sweep(Instant now) {
        open.forEach(session -> session.sweep(now));
        open.removeIf(ClientSession::isClosed);
    }
}
