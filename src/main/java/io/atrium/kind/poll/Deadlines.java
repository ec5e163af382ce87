package io.atrium.kind.poll;

import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.Sweep.Tick;
import io.atrium.channel.Threads;
import io.atrium.room.Draft;
import io.atrium.room.Room;
import io.atrium.room.RoomLog;
import io.atrium.room.Rooms;
import io.atrium.room.Roster;
import io.atrium.wire.CommonTime;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Closes polls whose deadline has passed, within a second where this node has seen the room, else within half a minute. No vote comes in between: the ballot box
 * looks at the clock itself.
 */
@ApplicationScoped
public class Deadlines {
    private static final Logger LOG = Logger.getLogger(Deadlines.class.getName());
    private static final int TICKS_BETWEEN_LOOKING = 20;

    @Inject
    private PollStore store;

    @Inject
    private RoomLog log;

    @Inject
    private Rooms rooms;

    @Inject
    private Roster roster;

    @Inject
    private Threads threads;

    /** By the room's name. */
    private final ConcurrentMap<String, Instant> ahead = new ConcurrentHashMap<>();

    private Executor closing;
    private long ticks;

    @PostConstruct
    void start() {
        closing = new BoundedExecutor(threads.executor(), 1);
    }

    /** A poll that takes votes, as it is now: its deadline may have moved. */
    void know(Room room, Terms terms) {
        if (terms.closesAt() == null) {
            ahead.remove(room.getName());
        } else {
            ahead.put(room.getName(), terms.closesAt());
        }
    }

    void onTick(@Observes Tick tick) {
        if (ticks++ % TICKS_BETWEEN_LOOKING == 0) {
            closing.execute(() -> carefully("look for deadlines", this::look));
        }
        Instant now = CommonTime.now();
        ahead.forEach((name, deadline) -> {
            if (!now.isBefore(deadline) && ahead.remove(name, deadline)) {
                closing.execute(() -> carefully("close the poll " + name, () -> close(name)));
            }
        });
    }

    private void look() {
        store.open().forEach(room -> know(room, Terms.of(room.settings())));
    }

    private void close(String name) {
        Optional<Room> found = rooms.find(name).filter(room -> room.getKind().equals(PollKind.ID));
        if (found.isEmpty()) {
            return;
        }
        Room room = found.get();
        Terms terms = Terms.of(room.settings());
        if (!terms.isOver(CommonTime.now())) {
            know(room, terms); // it was moved
            return;
        }
        long opened = store.state(room.getId()).map(PollState::openedSeq).orElse(0L);
        // One ref for one deadline of one opening: every node may do it.
        String ref = "close-" + opened + "-" + Instants.wire(terms.closesAt());
        Draft draft = Draft.bySystem(
                        room,
                        PollKind.CLOSE,
                        ref,
                        Json.createObjectBuilder().add("reason", "deadline").build())
                .with(BallotBox.close(terms, roster.count(room)));
        // Refused where somebody has closed it by hand; what failed is found again by the next look.
        log.append(draft).whenComplete((appended, failure) -> {
            if (failure != null) {
                LOG.log(Level.FINE, failure, () -> "the poll " + name + " was not closed");
            }
        });
    }

    private static void carefully(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            // One poll's must not keep the others waiting.
            LOG.log(Level.WARNING, failure, () -> "could not " + what);
        }
    }
}
