package io.atrium.account;

import io.atrium.signal.Changes;
import io.atrium.signal.Committed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The users behind recent requests, read once and dropped as soon as a change of theirs commits here. A change made by another
 * node counts after {@link #LIFE}.
 */
@ApplicationScoped
public class KnownUsers {
    static final Duration LIFE = Duration.ofSeconds(1);
    private static final int MOST = 10_000;

    private final Map<Long, Known> known = new ConcurrentHashMap<>();

    @Inject
    private Accounts accounts;

    /** Detached. */
    public Optional<User> find(long id) {
        Known entry = known.get(id);
        if (entry == null || entry.isStale()) {
            entry = new Known(accounts.find(id), System.nanoTime());
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(id, entry);
        }
        return entry.user;
    }

    void changed(@Observes @Committed Changes changes) {
        changes.touched(User.class).forEach(user -> known.remove(user.getId()));
    }

    private record Known(Optional<User> user, long readAtNanos) {
        boolean isStale() {
            return System.nanoTime() - readAtNanos > LIFE.toNanos();
        }
    }
}
