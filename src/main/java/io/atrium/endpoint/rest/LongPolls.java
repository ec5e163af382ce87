package io.atrium.endpoint.rest;

import io.atrium.account.Caller;
import io.atrium.account.LiveCredentials;
import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.ChannelLayer;
import io.atrium.channel.Sweep.Tick;
import io.atrium.channel.Threads;
import io.atrium.endpoint.rest.WaitingRoom.Waiting;
import io.atrium.room.Room;
import io.atrium.room.Rooms;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.CompletionCallback;
import jakarta.ws.rs.container.ConnectionCallback;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;

/**
 * Requests that wait for a room's next entry. None holds a thread, a timer or a place in the room's group: those of a room wait together,
 * and are looked through once a second for those who have waited long enough.
 */
@ApplicationScoped
public class LongPolls {
    private static final int ANSWERING_THREADS = 4;

    /** Answered by one thread on end. */
    private static final int SHARE = 250;

    @Inject
    private Threads threads;

    @Inject
    private ChannelLayer layer;

    @Inject
    private Rooms rooms;

    @Inject
    private LiveCredentials credentials;

    @Inject
    private EntryPages pages;

    private final ConcurrentMap<String, WaitingRoom> waitingRooms = new ConcurrentHashMap<>();
    private Executor answering;

    @PostConstruct
    void start() {
        answering = new BoundedExecutor(threads.executor(), ANSWERING_THREADS);
    }

    /** Answers at once where there is something, else when there is, or within a second after it has waited long enough. */
    void answer(Waiting waiting) {
        Room room = waiting.member().room();
        if (waiting.isOver(System.nanoTime()) || pages.hasMoreThan(room, waiting.after())) {
            answer(List.of(waiting));
            return;
        }
        WaitingRoom waitingRoom = sitDown(room.group(), waiting);
        waiting.response().register((CompletionCallback) failure -> waitingRoom.leave(waiting));
        waiting.response().register((ConnectionCallback) gone -> waitingRoom.leave(waiting));
        // Between the look and the sitting down something may have come.
        if (pages.hasMoreThan(room, waiting.after()) && waitingRoom.leave(waiting)) {
            answer(List.of(waiting));
        }
    }

    void onTick(@Observes Tick tick) {
        long now = System.nanoTime();
        waitingRooms.forEach((group, waitingRoom) -> {
            share(waitingRoom.takeOver(now));
            waitingRooms.computeIfPresent(group, (name, present) -> {
                if (!present.isEmpty()) {
                    return present;
                }
                layer.groupDiscard(name, present);
                return null;
            });
        });
    }

    private WaitingRoom sitDown(String group, Waiting waiting) {
        return waitingRooms.compute(group, (name, present) -> {
            WaitingRoom waitingRoom = present;
            if (waitingRoom == null) {
                waitingRoom = new WaitingRoom(this::share);
                layer.groupAdd(name, waitingRoom);
            }
            waitingRoom.sitDown(waiting);
            return waitingRoom;
        });
    }

    private void share(List<Waiting> ready) {
        for (int from = 0; from < ready.size(); from += SHARE) {
            List<Waiting> some = ready.subList(from, Math.min(ready.size(), from + SHARE));
            answering.execute(() -> answer(some));
        }
    }

    private record Position(long after, int limit) {}

    /** Of one room. Who asked from the same position is given the same page. */
    private void answer(List<Waiting> ready) {
        Map<Position, String> made = new HashMap<>();
        for (Waiting waiting : ready) {
            Room room = waiting.member().room();
            try {
                requireRight(waiting.member().caller(), room);
                waiting.response()
                        .resume(made.computeIfAbsent(
                                new Position(waiting.after(), waiting.limit()),
                                position -> pages.after(room, position.after, position.limit)));
            } catch (RuntimeException refused) {
                waiting.response().resume(refused);
            }
        }
    }

    /** Through the door once more: in the meantime the caller may have been shown it, or what let them in may be worth nothing any more. */
    private void requireRight(Caller caller, Room room) {
        Instant end = caller.credential().expiresAt();
        if (!credentials.hold(caller) || (end != null && Instant.now().isAfter(end))) {
            throw Problem.of(ErrorCode.UNAUTHENTICATED, "what you signed in with has ended");
        }
        rooms.member(caller, room.getName());
    }
}
