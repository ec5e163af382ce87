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

/** When sign-ins were used last: gathered, and written together now and then. Those that nobody has used for long end. */
@ApplicationScoped
class SignInUses {
    static final Duration WRITTEN_EVERY = Duration.ofMinutes(5);

    private static final Logger LOG = Logger.getLogger(SignInUses.class.getName());

    private final ConcurrentMap<String, Instant> uses = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> writtenAt = new AtomicReference<>(Instant.MIN);

    @Inject
    private SignIns records;

    /**
     * Notes a use. The first after a while writes what has gathered since.
     *
     * @return false: it was not used for too long, and is over
     */
    boolean note(SignIn signIn, Instant now) {
        if (isOver(uses.getOrDefault(signIn.id(), signIn.usedAt()), now) && isOverEverywhere(signIn, now)) {
            return false;
        }
        uses.put(signIn.id(), now);
        Instant written = writtenAt.get();
        if ((written.equals(Instant.MIN) || now.isAfter(written.plus(WRITTEN_EVERY)))
                && writtenAt.compareAndSet(written, now)) {
            try {
                write(written, now);
            } catch (RuntimeException failure) {
                // Nobody is kept out for that.
                LOG.log(Level.WARNING, "the use of sign-ins could not be noted", failure);
            }
        }
        return true;
    }

    private static boolean isOver(Instant usedAt, Instant now) {
        return now.isAfter(usedAt.plus(SignIn.IDLE).plus(WRITTEN_EVERY));
    }

    /** What is in memory here does not know of its use on another node. */
    private boolean isOverEverywhere(SignIn signIn, Instant now) {
        return records.readById(signIn.id())
                .filter(found -> !isOver(found.usedAt(), now))
                .isEmpty();
    }

    private void write(Instant since, Instant now) {
        Map<String, Instant> fresh = new HashMap<>(uses);
        fresh.values().removeIf(used -> used.isBefore(since));
        records.writeUses(fresh);
        records.endUnused(now.minus(SignIn.IDLE).minus(WRITTEN_EVERY));
        uses.values().removeIf(used -> isOver(used, now));
    }
}
