package io.atrium.kind.document;

import io.atrium.kind.document.yjs.Awareness;
import io.atrium.kind.document.yjs.Awareness.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/**
 * Where people are in the documents, as far as this node has heard: for who comes, and so that the same is not told twice. Editors pass on what they hear of
 * others; without this each of them would be told as often as there are editors.
 */
@ApplicationScoped
public class Cursors {
    /** As y-protocols has it: who does not say again within this time where they are is gone. */
    private static final Duration OUTDATED = Duration.ofSeconds(30);

    /** Of one room. */
    private static final int MOST = 1_000;

    private final ConcurrentMap<Long, ConcurrentMap<Long, Heard>> rooms = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    private record Heard(State state, long at) {}

    public Cursors() {
        this(System::nanoTime);
    }

    Cursors(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** What of it was not known. */
    Awareness news(long roomId, Awareness told) {
        Map<Long, Heard> room = rooms.getOrDefault(roomId, new ConcurrentHashMap<>());
        return new Awareness(told.states().stream()
                .filter(state -> isNews(state, room.get(state.client())))
                .toList());
    }

    private boolean isNews(State state, Heard known) {
        if (known == null || isOutdated(known)) {
            return !state.isGone();
        }
        return state.clock() > known.state().clock()
                || state.clock() == known.state().clock()
                        && state.isGone()
                        && !known.state().isGone();
    }

    void take(long roomId, Awareness told) {
        rooms.compute(roomId, (id, present) -> {
            ConcurrentMap<Long, Heard> room = present == null ? new ConcurrentHashMap<>() : present;
            room.values().removeIf(this::isOutdated);
            long now = nanoTime.getAsLong();
            for (State state : told.states()) {
                if (isNews(state, room.get(state.client()))
                        && (room.size() < MOST || room.containsKey(state.client()))) {
                    room.put(state.client(), new Heard(state, now));
                }
            }
            return room.isEmpty() ? null : room;
        });
    }

    /** Everybody who is there. */
    Awareness in(long roomId) {
        List<State> states = rooms.getOrDefault(roomId, new ConcurrentHashMap<>()).values().stream()
                .filter(heard -> !isOutdated(heard) && !heard.state().isGone())
                .map(Heard::state)
                .toList();
        return new Awareness(states);
    }

    private boolean isOutdated(Heard heard) {
        return nanoTime.getAsLong() - heard.at() > OUTDATED.toNanos();
    }
}
