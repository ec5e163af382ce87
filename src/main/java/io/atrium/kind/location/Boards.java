package io.atrium.kind.location;

import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.Sweep.Tick;
import io.atrium.channel.Threads;
import io.atrium.room.Departed;
import io.atrium.room.Entry;
import io.atrium.room.EntryReader;
import io.atrium.room.Projection;
import io.atrium.room.Projection.Start;
import io.atrium.room.RoomLog;
import io.atrium.wire.CommonTime;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The location rooms in memory, and the clock that ends sharings. A room that nobody has asked for since the start has none of either: who asks for it
 * finds nobody there whose time is over, and the entry that says so follows.
 */
@ApplicationScoped
public class Boards {
    private static final Logger LOG = Logger.getLogger(Boards.class.getName());
    private static final int MOST_ROOMS = 10_000;

    /** Where the log could not be reached. */
    private static final int AGAIN_AFTER_SECONDS = 5;

    @Inject
    private EntryReader reader;

    @Inject
    private RoomLog log;

    @Inject
    private Threads threads;

    /** When the first of a room's sharings ends. */
    private final ConcurrentMap<Long, Instant> ends = new ConcurrentHashMap<>();

    private Projection<Board> boards;
    private Executor working;

    @PostConstruct
    void start() {
        boards = new Projection<>(reader, MOST_ROOMS, this::begin, this::step);
        working = new BoundedExecutor(threads.executor(), 1);
    }

    private Start<Board> begin(long roomId) {
        return new Start<>(new Board(), reader.seqAt(roomId, CommonTime.now().minus(Board.REACH)) - 1);
    }

    private void step(Board board, Entry entry) {
        board.apply(entry);
        if (entry.getType().equals(Sharing.TYPE)) {
            look(entry.getRoomId(), Sharing.of(entry).until());
        }
    }

    private void look(long roomId, Instant when) {
        ends.merge(roomId, when, (one, other) -> one.isBefore(other) ? one : other);
    }

    /** @param question must not keep the board */
    <T> T ask(long roomId, Function<Board, T> question) {
        return boards.ask(roomId, question);
    }

    void committed(long roomId, List<Entry> entries) {
        boards.committed(roomId, entries);
    }

    /** Whoever does not belong to a room any more can't stop being seen there by themselves. */
    void onDeparted(@Observes Departed departed) {
        long roomId = departed.room().getId();
        if (departed.room().getKind().equals(LocationKind.ID)
                && boards.ask(roomId, board -> board.shows(departed.login(), CommonTime.now()))) {
            log.append(Sharing.departure(roomId, departed.login())).exceptionally(failure -> {
                LOG.log(Level.WARNING, failure, () -> departed.login() + " stays on the map of room " + roomId);
                return null;
            });
        }
    }

    void onTick(@Observes Tick tick) {
        Instant now = CommonTime.now();
        ends.forEach((roomId, first) -> {
            if (!first.isAfter(now) && ends.remove(roomId, first)) {
                working.execute(() -> carefully(roomId, now));
            }
        });
    }

    private void carefully(long roomId, Instant now) {
        try {
            end(roomId, now);
        } catch (RuntimeException failure) {
            // One room's must not end the others', and a later second tries again.
            LOG.log(Level.WARNING, failure, () -> "sharings of room " + roomId + " could not be ended");
            look(roomId, now.plusSeconds(AGAIN_AFTER_SECONDS));
        }
    }

    private void end(long roomId, Instant now) {
        for (Sharing sharing : boards.ask(roomId, Board::sharings)) {
            if (!sharing.isOver(now)) {
                look(roomId, sharing.until());
                continue;
            }
            log.append(sharing.end(roomId)).whenComplete((appended, failure) -> {
                if (failure != null) {
                    look(roomId, CommonTime.now().plusSeconds(AGAIN_AFTER_SECONDS));
                }
            });
        }
    }
}
