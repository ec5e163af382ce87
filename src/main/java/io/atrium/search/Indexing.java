package io.atrium.search;

import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.Sweep.Tick;
import io.atrium.channel.Threads;
import io.atrium.room.Entry;
import io.atrium.room.Forgotten;
import io.atrium.room.Recalled;
import io.atrium.room.Rewritten;
import io.atrium.room.Room;
import io.atrium.signal.Changes;
import io.atrium.signal.Committed;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * When the index is written. What was committed is only noted, on the committing thread; one worker follows the logs, room by room, and rests in between:
 * three times as long as it worked while all is well, as long while it catches up. So it never takes more than a share of a processor from those who
 * send, and takes more entries at a time the more there are.
 */
@ApplicationScoped
class Indexing {
    private static final Logger LOG = Logger.getLogger(Indexing.class.getName());
    private static final int REST = 3;
    private static final long SHORTEST_REST = 40;
    private static final long LONGEST_REST = 400;
    private static final long AFTER_FAILURE = 2_000;

    /** Seconds between two looks at an index that can't be used. */
    private static final int RETRY = 15;

    /** Seconds between two looks at all logs, where other nodes write some of them: their word may be lost. */
    private static final int COMPARING = 60;

    @Inject
    private Threads threads;

    @Inject
    private LogReading logs;

    @Inject
    private IndexHome home;

    @Inject
    private LogFollower follower;

    @Inject
    private Renewals renewals;

    @Inject
    private LogNews news;

    private final Set<Long> noted = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean busy = new AtomicBoolean();
    private Executor working;
    private Set<String> types;
    private int ticks;

    private volatile ScheduledFuture<?> resting;
    private volatile boolean ended;

    @PostConstruct
    void prepare() {
        working = new BoundedExecutor(threads.executor(), 1);
        types = logs.types();
        news.listen(this::heard);
    }

    void onCommitted(@Observes @Committed Changes changes) {
        if (!home.isOn()) {
            return;
        }
        Set<Long> wentOn = changes.created(Entry.class)
                .filter(entry -> types.contains(entry.getType()))
                .map(Entry::getRoomId)
                .collect(Collectors.toCollection(HashSet::new));
        changes.removed(Room.class).forEach(room -> wentOn.add(room.getId()));
        changes.created(Recalled.class).forEach(past -> wentOn.add(past.roomId()));
        List<Forgotten> beginnings = changes.created(Forgotten.class).toList();
        if (!wentOn.isEmpty() || !beginnings.isEmpty()) {
            heard(wentOn, beginnings);
            news.tell(wentOn, beginnings);
        }
    }

    void onRewritten(@Observes Rewritten room) {
        if (home.isOn()) {
            renewals.add(room.roomId());
            wake();
        }
    }

    private void heard(Set<Long> wentOn, List<Forgotten> beginnings) {
        beginnings.forEach(follower::forgotten);
        if (noted.addAll(wentOn)) {
            wake();
        }
    }

    /** Begins with the first, when the application stands; then looks after what must be tried again or written to the disk. */
    void onTick(@Observes Tick tick) {
        ticks++;
        if (home.isOn() && (ticks == 1 || home.index() != null || ticks % RETRY == 0)) {
            wake();
        }
        if (news.areHeard() && home.isOn()) {
            boolean missed = news.mayHaveMissed();
            if (missed || ticks % COMPARING == 0) {
                working.execute(() -> compare(missed));
            }
        }
    }

    private void compare(boolean missed) {
        carefully(() -> noted.addAll(follower.compare(missed)));
        wake();
    }

    /** Makes the index anew, from the logs. */
    void rebuild() {
        home.requireOn();
        working.execute(() -> carefully(follower::rebuild));
        wake();
    }

    private void wake() {
        if (busy.compareAndSet(false, true)) {
            working.execute(this::work);
        }
    }

    private void work() {
        long began = System.nanoTime();
        boolean failed = !carefully(() -> follower.work(noted));
        long spent = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        if (ended) {
            busy.set(false);
            return;
        }
        long rest = home.isCatchingUp() ? spent : REST * spent;
        rest(failed ? AFTER_FAILURE : Math.min(LONGEST_REST, Math.max(SHORTEST_REST, rest)));
    }

    /** After each turn, also the one that found nothing more to do: a turn for each message would make the index of as many parts, to be merged again. */
    private void goOn() {
        if (isAbreast()) {
            busy.set(false);
            // Noted since, by one who saw somebody at work.
            if (!isAbreast()) {
                wake();
            }
        } else {
            work();
        }
    }

    private boolean isAbreast() {
        return noted.isEmpty() && renewals.areDone() && !home.isCatchingUp();
    }

    private void rest(long millis) {
        try {
            resting = threads.scheduler().schedule(() -> working.execute(this::goOn), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException noThreadToSpare) {
            busy.set(false); // the next second begins again
        }
    }

    private static boolean carefully(Runnable task) {
        try {
            task.run();
            return true;
        } catch (RuntimeException | Error failure) {
            // The database is away, most likely. Whatever it is: who follows the logs must not end.
            LOG.log(Level.WARNING, "the search index could not follow the rooms' logs", failure);
            return false;
        }
    }

    @PreDestroy
    void stop() {
        ended = true;
        ScheduledFuture<?> next = resting;
        if (next != null) {
            next.cancel(false);
        }
        home.close();
    }
}
