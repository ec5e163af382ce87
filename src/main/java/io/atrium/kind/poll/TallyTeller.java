package io.atrium.kind.poll;

import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.ChannelLayer;
import io.atrium.channel.Message;
import io.atrium.channel.Sweep.Tick;
import io.atrium.channel.Threads;
import io.atrium.room.SummaryChanged;
import io.atrium.wire.Json;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tells who is there what has changed about the tallies, each as far as they may see it: of a named poll soon, of an anonymous one by the clock, so that
 * nothing is told at the time of a vote. Never waits; reads the database on threads of its own.
 */
@ApplicationScoped
public class TallyTeller {
    private static final Logger LOG = Logger.getLogger(TallyTeller.class.getName());

    /** Seconds between two tellings of an anonymous poll. */
    private static final int SECRET_EVERY = 3;

    @Inject
    private PollStore store;

    @Inject
    private ChannelLayer layer;

    @Inject
    private Threads threads;

    @Inject
    private Event<SummaryChanged> summaryChanged;

    private final ConcurrentMap<Long, Pace> paces = new ConcurrentHashMap<>();
    private final ConcurrentMap<Long, Set<String>> secrets = new ConcurrentHashMap<>();
    private Executor telling;
    private long ticks;

    @PostConstruct
    void start() {
        telling = new BoundedExecutor(threads.executor(), 2);
    }

    void changed(long roomId, String question) {
        paces.compute(roomId, (room, known) -> {
            Pace pace = known == null ? new Pace() : known;
            OptionalLong delay = pace.note(question, System.nanoTime());
            if (delay.isPresent()) {
                later(roomId, pace, delay.getAsLong());
            }
            return pace;
        });
    }

    private void later(long roomId, Pace pace, long nanos) {
        // What is lost where the server ends is told to whoever comes back by the snapshot.
        var unused = threads.scheduler()
                .schedule(
                        // Of a vote in the log every node hears: each tells its own.
                        () -> telling.execute(() -> tell(roomId, pace.take(System.nanoTime()), layer::groupSendHere)),
                        nanos,
                        TimeUnit.NANOSECONDS);
    }

    /** By a ballot nobody may be told of. */
    void changedSecretly(long roomId, String question) {
        secrets.compute(roomId, (room, known) -> {
            Set<String> questions = known == null ? ConcurrentHashMap.newKeySet() : known;
            questions.add(question);
            return questions;
        });
    }

    void onTick(@Observes Tick tick) {
        long now = System.nanoTime();
        paces.values().removeIf(pace -> pace.isIdle(now));
        if (++ticks % SECRET_EVERY == 0) {
            for (Long roomId : secrets.keySet()) {
                Set<String> questions = secrets.remove(roomId);
                telling.execute(() -> {
                    tell(roomId, questions, layer::groupSend);
                    summaryChanged.fire(new SummaryChanged(roomId));
                });
            }
        }
    }

    private void tell(long roomId, Set<String> questions, BiConsumer<String, Message> way) {
        try {
            store.told(roomId, questions).ifPresent(told -> tell(told, way));
        } catch (RuntimeException failure) {
            // The next vote tells the tally as a whole.
            LOG.log(Level.WARNING, failure, () -> "the tallies of room " + roomId + " could not be told");
        }
    }

    private static void tell(PollStore.Told told, BiConsumer<String, Message> way) {
        String group = told.room().group();
        for (Map.Entry<Question, Counted> each : told.counted().entrySet()) {
            Set<String> seeing = told.seeing().get(each.getKey());
            if (seeing == null) {
                way.accept(group, Message.ephemeral(frame(told, each, false), null));
            } else {
                way.accept(group, Message.ephemeralOnly(frame(told, each, true), seeing));
                way.accept(group, Message.ephemeralExcept(frame(told, each, false), seeing));
            }
        }
    }

    private static String frame(PollStore.Told told, Map.Entry<Question, Counted> counted, boolean voted) {
        JsonObjectBuilder frame = Json.createObjectBuilder().add("type", "tally");
        frame.addAll(Board.told(told.terms(), counted.getKey(), counted.getValue(), false, voted));
        return frame.add("voters", told.voters())
                .add("members", told.members())
                .build()
                .toString();
    }
}
