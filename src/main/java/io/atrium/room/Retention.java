package io.atrium.room;

import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.Sweep.Tick;
import io.atrium.channel.Threads;
import io.atrium.wire.CommonTime;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Removes what rooms keep no longer: once an hour, a batch at a time, so that nobody waits long for a room's log. */
@ApplicationScoped
public class Retention {
    private static final Logger LOG = Logger.getLogger(Retention.class.getName());

    @Inject
    private Threads threads;

    @Inject
    private RoomKinds kinds;

    @Inject
    private KeepDays keepDays;

    @Inject
    private Forgetting forgetting;

    @Inject
    private RoomHistory history;

    @Inject
    @ConfigProperty(name = "atrium.retention-interval", defaultValue = "3600")
    private int everySeconds;

    private final AtomicLong ticks = new AtomicLong();
    private Executor working;

    @PostConstruct
    void start() {
        working = new BoundedExecutor(threads.executor(), 1);
    }

    void onTick(@Observes Tick tick) {
        if (ticks.incrementAndGet() % Math.max(1, everySeconds) == 0) {
            working.execute(() -> sweep(CommonTime.now()));
        }
    }

    void sweep(Instant now) {
        for (RoomKind kind : kinds.all()) {
            if (kind instanceof Retained retained) {
                forgetting.roomsOf(kind.id()).forEach(room -> carefully(retained, room, now));
            }
        }
    }

    private void carefully(Retained retained, Room room, Instant now) {
        try {
            Optional<Duration> kept = keepDays.of(room);
            if (kept.isPresent() && forget(room, retained.keptFrom(room, now.minus(kept.get())))) {
                retained.forgotten(room);
            }
        } catch (RuntimeException failure) {
            // The next hour tries again, and other rooms must not wait for this one.
            LOG.log(Level.WARNING, "old entries of room " + room.getName() + " could not be removed", failure);
        }
    }

    private boolean forget(Room room, Instant before) {
        int removed = forgetting.batch(room.getId(), before);
        boolean any = removed > 0;
        while (removed > 0) {
            history.doubt(room.getId());
            removed = forgetting.batch(room.getId(), before);
        }
        return any;
    }
}
