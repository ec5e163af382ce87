package io.atrium.kind.game;

import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.Sweep.Tick;
import io.atrium.channel.Threads;
import io.atrium.room.Departed;
import io.atrium.room.Draft;
import io.atrium.room.Entry;
import io.atrium.room.Room;
import io.atrium.room.RoomLog;
import io.atrium.wire.CommonTime;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Ends games without anybody's doing: where a flag has fallen, within a second on the node that took the move before, else within half a minute; and where a player
 * has left the room. A move that comes too late is refused meanwhile: the game looks at the clock itself.
 */
@ApplicationScoped
public class Flags {
    private static final Logger LOG = Logger.getLogger(Flags.class.getName());
    private static final int TICKS_BETWEEN_LOOKING = 20;
    private static final Duration AHEAD = Duration.ofSeconds(30);

    @Inject
    private GameStore store;

    @Inject
    private RoomLog log;

    @Inject
    private Threads threads;

    /** By room, when its flag falls. */
    private final ConcurrentMap<Long, Instant> ahead = new ConcurrentHashMap<>();

    private Executor ending;
    private long ticks;

    @PostConstruct
    void start() {
        ending = new BoundedExecutor(threads.executor(), 1);
    }

    /** @param state an entry that says how a game stands */
    void know(long roomId, Entry state) {
        JsonObject body = state.body();
        JsonObject clock = body.isNull("clock") ? null : body.getJsonObject("clock");
        if (clock == null || clock.isNull("running")) {
            ahead.remove(roomId);
        } else {
            long left = clock.getJsonNumber(clock.getString("running")).longValue();
            ahead.put(roomId, state.getAt().plusMillis(left).plus(Clocks.MOST_LAG));
        }
    }

    void onTick(@Observes Tick tick) {
        if (ticks++ % TICKS_BETWEEN_LOOKING == 0) {
            ending.execute(() -> carefully("look for clocks that run out", this::look));
        }
        Instant now = CommonTime.now();
        ahead.forEach((room, flag) -> {
            if (!now.isBefore(flag) && ahead.remove(room, flag)) {
                ending.execute(() -> carefully("end the game of room " + room, () -> fall(room)));
            }
        });
    }

    /** The database's word counts beside what was heard here: another node may have taken the last move. */
    private void look() {
        store.runningOut(CommonTime.now().plus(AHEAD)).forEach(clock -> expect(clock.roomId(), clock.flagAt()));
    }

    /** Too early does no harm. */
    private void expect(long roomId, Instant flag) {
        ahead.merge(roomId, flag, (one, other) -> one.isBefore(other) ? one : other);
    }

    private void fall(long roomId) {
        Match match = store.match(roomId).orElse(null);
        if (match == null || match.flagAt() == null) {
            return;
        }
        if (CommonTime.now().isBefore(match.flagAt())) {
            expect(roomId, match.flagAt());
            return;
        }
        store.room(roomId).ifPresent(room -> {
            // One ref for one move that was waited for: every node may do it.
            String ref = "time-" + match.number() + "-" + match.board().plies();
            append(Referee.state(room, ref, (found, entry, body) -> found.fall(entry.getAt())));
        });
    }

    void onDeparted(@Observes Departed departed) {
        Room room = departed.room();
        boolean plays = room.getKind().equals(GameKind.ID)
                && store.match(room.getId())
                        .filter(match -> match.outcome().isEmpty())
                        .flatMap(match -> match.seatOf(departed.login()))
                        .isPresent();
        if (plays) {
            append(Referee.state(room, null, (match, entry, body) -> match.leave(departed.login(), entry.getAt())));
        }
    }

    /** Refused where the game went on meanwhile; what failed is found again by the next look. */
    private void append(Draft draft) {
        log.append(draft).whenComplete((appended, failure) -> {
            if (failure != null) {
                LOG.log(Level.FINE, failure, () -> "the game of room " + draft.roomId() + " was not ended");
            }
        });
    }

    private static void carefully(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, failure, () -> "could not " + what);
        }
    }
}
