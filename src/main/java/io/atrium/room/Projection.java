package io.atrium.room;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a kind makes of its rooms' logs and keeps in memory, room by room: built when it is first asked for, then kept up with every commit. The kind
 * passes on what it hears ({@link Following}); what it is asked is never behind what anybody was told. Whatever it can't be sure of is built anew, so
 * nothing is lost with a restart.
 *
 * <p>Safe for any thread. The state itself is only ever touched by one thread at a time.
 *
 * @param <S> a room's state; may be changed by {@code apply}
 */
public final class Projection<S> {
    private static final int PAGE = 1_000;

    private final EntryReader reader;
    private final Beginning<S> beginning;
    private final Step<S> step;
    private final Map<Long, Kept<S>> rooms;

    /** A state and the entry it is valid for, which need not be the first: a kind may have kept it in a table of its own. */
    public record Start<S>(S state, long seq) {}

    /** Where a room's state begins. May read the database. */
    @FunctionalInterface
    public interface Beginning<S> {
        Start<S> of(long roomId);
    }

    /** Takes one entry into the state. Must not block or throw; an entry may be older than the state, never newer by more than one. */
    @FunctionalInterface
    public interface Step<S> {
        void apply(S state, Entry entry);
    }

    private static final class Kept<S> {
        private S state; // null: not built yet
        private long seq;
        private long generation; // of the room's feed
        private boolean building;
        private final List<Entry> heard = new ArrayList<>();
    }

    /** @param mostRooms kept at once; those that were not asked for the longest are let go */
    public Projection(EntryReader reader, int mostRooms, Beginning<S> beginning, Step<S> step) {
        this.reader = reader;
        this.beginning = beginning;
        this.step = step;
        this.rooms = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, Kept<S>> eldest) {
                return size() > mostRooms;
            }
        };
    }

    /**
     * Asks a room's state, reading the log where it is not there yet.
     *
     * @param question must not keep the state, nor ask for another
     */
    public <T> T ask(long roomId, Function<S, T> question) {
        Kept<S> kept = kept(roomId);
        long generation = reader.watch(roomId);
        synchronized (kept) {
            while (kept.building) {
                waitFor(kept);
            }
            if (kept.generation < generation) {
                kept.state = null; // it has not heard all that was stored since
                kept.generation = generation;
            }
            if (kept.state != null) {
                return question.apply(kept.state);
            }
            kept.building = true;
            kept.heard.clear();
        }
        Start<S> built = null;
        try {
            built = build(roomId);
        } finally {
            finish(kept, built);
        }
        synchronized (kept) {
            return question.apply(kept.state == null ? built.state() : kept.state);
        }
    }

    /** What the kind heard. */
    public void committed(long roomId, List<Entry> entries) {
        Kept<S> kept;
        synchronized (rooms) {
            kept = rooms.get(roomId);
        }
        if (kept == null) {
            return;
        }
        synchronized (kept) {
            if (kept.building) {
                kept.heard.addAll(entries);
            } else {
                follow(kept, entries);
            }
        }
    }

    /** The room is no more, or its state no longer follows from what was heard: its settings have changed, entries were forgotten. */
    public void forget(long roomId) {
        synchronized (rooms) {
            rooms.remove(roomId);
        }
    }

    private Kept<S> kept(long roomId) {
        synchronized (rooms) {
            return rooms.computeIfAbsent(roomId, unknown -> new Kept<>());
        }
    }

    private Start<S> build(long roomId) {
        Start<S> start = beginning.of(roomId);
        long seq = start.seq();
        List<Entry> page;
        do {
            page = reader.after(roomId, seq, PAGE);
            for (Entry entry : page) {
                step.apply(start.state(), entry);
                seq = entry.getSeq();
            }
        } while (page.size() == PAGE);
        return new Start<>(start.state(), seq);
    }

    private void finish(Kept<S> kept, Start<S> built) {
        synchronized (kept) {
            kept.building = false;
            if (built != null) {
                kept.state = built.state();
                kept.seq = built.seq();
                follow(kept, kept.heard);
            }
            kept.heard.clear();
            kept.notifyAll();
        }
    }

    private void follow(Kept<S> kept, List<Entry> entries) {
        for (Entry entry : entries) {
            if (kept.state == null || entry.getSeq() <= kept.seq) {
                continue;
            }
            if (entry.getSeq() > kept.seq + 1) {
                kept.state = null; // something was missed: read anew when asked for
                return;
            }
            step.apply(kept.state, entry);
            kept.seq = entry.getSeq();
        }
    }

    private static void waitFor(Kept<?> kept) {
        try {
            kept.wait();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a room's state was read", interrupted);
        }
    }
}
