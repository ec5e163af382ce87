package io.atrium.kind.sensor;

import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.Sweep.Tick;
import io.atrium.channel.Threads;
import io.atrium.room.Draft;
import io.atrium.room.Entry;
import io.atrium.room.EntryReader;
import io.atrium.room.KeepDays;
import io.atrium.room.Room;
import io.atrium.room.RoomLog;
import io.atrium.room.Rooms;
import io.atrium.wire.CommonTime;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The sensor rooms in memory. Each is read when somebody first asks for it, all of them once after the start: silence is watched for too. */
@ApplicationScoped
public class Panels {
    private static final Logger LOG = Logger.getLogger(Panels.class.getName());
    private static final int TICKS_BETWEEN_FORGETTING = 3_600;

    @Inject
    private PanelStore store;

    @Inject
    private RoomLog log;

    @Inject
    private EntryReader entries;

    @Inject
    private KeepDays keepDays;

    @Inject
    private Rooms rooms;

    @Inject
    private Threads threads;

    private final ConcurrentMap<Long, Panel> panels = new ConcurrentHashMap<>();
    private final AtomicBoolean ticking = new AtomicBoolean();
    private Executor working;
    private long ticks;

    @PostConstruct
    void start() {
        working = new BoundedExecutor(threads.executor(), 1);
    }

    /** Read, if it has not been. */
    Panel of(Room room) {
        long generation = entries.watch(room.getId());
        Panel panel = panels.compute(
                room.getId(),
                (id, known) -> known == null || known.generation() < generation ? new Panel(room, generation) : known);
        panel.know(room);
        if (!panel.isRead()) {
            panel.working().lock();
            try {
                if (!panel.isRead()) {
                    PanelStore.Read read = read(room.getId());
                    append(panel, panel.read(read.board(), read.deltas()));
                }
            } finally {
                panel.working().unlock();
            }
        }
        return panel;
    }

    private PanelStore.Read read(long roomId) {
        try {
            return store.read(roomId);
        } catch (PersistenceException raced) {
            // Another node made the room's watermark in the same moment.
            return store.read(roomId);
        }
    }

    /** On the thread of the log's writer. */
    void committed(long roomId, List<Entry> entries) {
        Panel panel = panels.get(roomId);
        if (panel == null) {
            return; // whoever asks for it first reads these entries too
        }
        panel.committed(entries).ifPresentOrElse(drafts -> append(panel, drafts), () -> {
            panels.remove(roomId, panel);
            working.execute(() -> carefully(panel, this::again));
        });
    }

    private void again(Panel panel) {
        rooms.find(panel.room().getName()).ifPresent(this::of);
    }

    /** One by one: one that is refused, because another node was faster, must not take others along. */
    private void append(Panel panel, List<Draft> drafts) {
        for (Draft draft : drafts) {
            log.append(draft).whenComplete((appended, failure) -> {
                if (failure != null) {
                    panel.refused();
                }
            });
        }
    }

    /** Everything committed so far is in the buckets when this returns. */
    void write(Panel panel) {
        panel.working().lock();
        try {
            panel.take().ifPresent(unwritten -> {
                try {
                    store.write(panel.room().getId(), unwritten);
                } catch (RuntimeException failure) {
                    panel.putBack(unwritten.deltas());
                    throw failure;
                }
            });
        } finally {
            panel.working().unlock();
        }
    }

    void onTick(@Observes Tick tick) {
        if (ticking.compareAndSet(false, true)) {
            working.execute(() -> {
                try {
                    work();
                } finally {
                    ticking.set(false);
                }
            });
        }
    }

    private void work() {
        if (ticks == 0) {
            store.rooms().forEach(room -> carefully(new Panel(room, 0), unread -> of(unread.room())));
        }
        boolean forgetting = ++ticks % TICKS_BETWEEN_FORGETTING == 0;
        for (Panel panel : panels.values()) {
            carefully(panel, this::tend);
            if (forgetting) {
                carefully(panel, this::forget);
            }
        }
    }

    private void tend(Panel panel) {
        Room room = rooms.find(panel.room().getName())
                .filter(found -> found.getId().equals(panel.room().getId()))
                .orElse(null);
        if (room == null) {
            panels.remove(panel.room().getId(), panel);
            return;
        }
        Panel present = of(room);
        append(present, present.due(CommonTime.now()));
        write(present);
    }

    private void forget(Panel panel) {
        long room = panel.room().getId();
        Instant now = CommonTime.now();
        keepDays.of(panel.room()).ifPresent(kept -> store.forget(room, now.minus(kept), true));
        store.forget(room, now.minus(panel.rules().keepMinutes()), false);
    }

    /** What a chart of so many points is made of: the finest there is of all of its time. */
    SeriesReader.Stretch stretch(Panel panel, Instant from, Instant to, int points) {
        long span = Duration.between(from, to).toMillis();
        boolean finestKept = keepDays.of(panel.room())
                .map(kept -> from.isAfter(CommonTime.now().minus(kept)))
                .orElse(true);
        Width buckets = Width.over(span, finestKept);
        return new SeriesReader.Stretch(
                panel.room().getId(),
                from.toEpochMilli(),
                to.toEpochMilli(),
                buckets,
                Series.partOf(span, points, buckets));
    }

    private interface Work {
        void on(Panel panel);
    }

    private static void carefully(Panel panel, Work work) {
        try {
            work.on(panel);
        } catch (RuntimeException failure) {
            // One room's must not keep the others waiting, and the next second tries again.
            LOG.log(Level.WARNING, failure, () -> "sensor room " + panel.room().getName() + " could not be tended");
        }
    }
}
