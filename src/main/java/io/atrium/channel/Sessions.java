package io.atrium.channel;

import io.atrium.wire.CloseCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** All open sessions of this node. Our own set: asking the server for its open sessions costs up to half a millisecond. */
@ApplicationScoped
public class Sessions {
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
        open.stream().filter(condition).forEach(session -> session.close(code));
    }

    void sweep(Instant now) {
        open.forEach(session -> session.sweep(now));
        open.removeIf(ClientSession::isClosed);
    }
}
