package io.atrium.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;

/** When tokens were used last. Gathered here and written together: a use costs no transaction of its own. */
@ApplicationScoped
class TokenUses {
    static final Duration WRITTEN_EVERY = Duration.ofMinutes(1);

    /** Rows in one transaction: whoever writes is somebody on the way in. */
    private static final int MOST_AT_ONCE = 500;

    private static final Logger LOG = Logger.getLogger(TokenUses.class.getName());

    private final ConcurrentMap<Long, Instant> uses = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> writtenAt = new AtomicReference<>(Instant.MIN);

    @Inject
    private TokenRecords records;

    /** Notes a use. The first after a while writes what has gathered since. */
    void note(long tokenId, Instant now) {
        uses.put(tokenId, now);
        Instant written = writtenAt.get();
        if (isTimeToWrite(written, now) && writtenAt.compareAndSet(written, now)) {
            try {
                write();
            } catch (RuntimeException failure) {
                // Nobody is kept out for that.
                LOG.log(Level.WARNING, "the use of tokens could not be noted", failure);
            }
        }
    }

    /** Writes what has gathered, as much of it as one transaction should hold. */
    void write() {
        Map<Long, Instant> taken = new HashMap<>();
        for (Long id : uses.keySet()) {
            if (taken.size() == MOST_AT_ONCE) {
                break;
            }
            Instant at = uses.remove(id);
            if (at != null) {
                taken.put(id, at);
            }
        }
        if (!taken.isEmpty()) {
            records.writeUses(taken);
        }
    }

    static boolean isTimeToWrite(Instant writtenAt, Instant now) {
        return writtenAt.equals(Instant.MIN) || !now.isBefore(writtenAt.plus(WRITTEN_EVERY));
    }
}
