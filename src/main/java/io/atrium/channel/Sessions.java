package io.atrium.channel;

import io.atrium.wire.CloseCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** All open sessions of this node. Our own set: asking the server for its open sessions costs up to half a millisecond. */
@ApplicationScoped
public class Sessions {
    /** Longer than a handshake takes. */
    private static final Duration MEMORY = Duration.ofMinutes(1);

    private final Set<ClientSession> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> ended = new ConcurrentHashMap<>();

    public void opened(ClientSession session) {
        open.add(session);
    }

    public void closed(ClientSession session) {
        open.remove(session);
    }

    /** Remembers for a while that a credential is good no more: a handshake may have begun with it. */
    public void ended(String credential) {
        ended.put(credential, Instant.now());
    }

    /** Whether the credential ended before the session could be found and closed with it. */
    public boolean hasEnded(ClientSession session) {
        return ended.containsKey(session.credential());
    }

    public int count() {
        return open.size();
    }

    public void closeIf(Predicate<ClientSession> condition, CloseCode code) {
        open.stream().filter(condition).forEach(session -> session.close(code));
    }

    void sweep(Instant now) {
        open.forEach(session -> session.sweep(now));
        open.removeIf(ClientSession::isClosed);
        ended.values().removeIf(at -> at.plus(MEMORY).isBefore(now));
    }
}
