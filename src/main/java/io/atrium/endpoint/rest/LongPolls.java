package io.atrium.endpoint.rest;

import io.atrium.account.Caller;
import io.atrium.account.LiveCredentials;
import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.ChannelLayer;
import io.atrium.channel.Sweep.Tick;
import io.atrium.channel.Threads;
import io.atrium.endpoint.Drain.Leave;
import io.atrium.endpoint.rest.WaitingRoom.Position;
import io.atrium.endpoint.rest.WaitingRoom.Waiting;
import io.atrium.room.Member;
import io.atrium.room.Room;
import io.atrium.room.Rooms;
import io.atrium.wire.CommonTime;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Limits;
import io.atrium.wire.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

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

    @Inject
    private Limits limits;

    private final ConcurrentMap<String, WaitingRoom> waitingRooms = new ConcurrentHashMap<>();
    private final Set<PollAnswer> underWay = ConcurrentHashMap.newKeySet();
    private Executor answering;

    @PostConstruct
    void start() {
        answering = new BoundedExecutor(threads.executor(), ANSWERING_THREADS);
    }

    /** Answers when there is something, or within a second after it has waited long enough. */
    void await(Member member, EntriesQuery query, AsyncContext exchange) {
        PollAnswer answer = new PollAnswer(exchange, answering);
        String group = member.room().group();
        long until = System.nanoTime() + Duration.ofSeconds(query.waitSeconds()).toNanos();
        Waiting waiting = new Waiting(member, new Position(query.after(), query.limit()), until, answer);
        answer.whenOver(() -> leave(group, waiting));
        sitDown(group, waiting);
        // Between the look and the sitting down something may have come.
        if (pages.hasMoreThan(member.room(), query.after()) && leave(group, waiting)) {
            share(List.of(waiting));
        }
    }

    void onTick(@Observes Tick tick) {
        underWay.removeIf(PollAnswer::isOver);
        underWay.stream()
                .filter(answer -> answer.stalled() > limits.outboxStall().toNanos())
                .forEach(PollAnswer::giveUp);
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

    /** Who waits is answered with nothing, as if it had waited long enough. */
    void onLeave(@Observes Leave leave) {
        waitingRooms.forEach((group, waitingRoom) -> share(waitingRoom.takeSome(leave::isMeant)));
    }

    private void sitDown(String group, Waiting waiting) {
        waitingRooms.compute(group, (name, present) -> {
            WaitingRoom waitingRoom = present;
            if (waitingRoom == null) {
                waitingRoom = new WaitingRoom(this::share);
                layer.groupAdd(name, waitingRoom);
            }
            waitingRoom.sitDown(waiting);
            return waitingRoom;
        });
    }

    /** Whether it was waiting still. */
    private boolean leave(String group, Waiting waiting) {
        WaitingRoom waitingRoom = waitingRooms.get(group);
        return waitingRoom != null && waitingRoom.leave(waiting);
    }

    private void share(List<Waiting> ready) {
        Map<Position, byte[]> made = new ConcurrentHashMap<>();
        for (int from = 0; from < ready.size(); from += SHARE) {
            List<Waiting> some = ready.subList(from, Math.min(ready.size(), from + SHARE));
            answering.execute(() -> some.forEach(waiting -> answer(waiting, made)));
        }
    }

    /** Who asked from the same position is given the same page. All of them are of one room. */
    private void answer(Waiting waiting, Map<Position, byte[]> made) {
        Room room = waiting.member().room();
        byte[] page;
        try {
            requireRight(waiting.member().caller(), room);
            page = made.computeIfAbsent(
                    waiting.position(),
                    position -> pages.after(room, position.after(), position.limit())
                            .getBytes(StandardCharsets.UTF_8));
        } catch (RuntimeException refused) {
            give(waiting.answer(), answer -> answer.problem(FailureMapper.problem(refused)));
            return;
        }
        give(waiting.answer(), answer -> answer.page(page));
    }

    private void give(PollAnswer answer, Consumer<PollAnswer> what) {
        what.accept(answer);
        if (!answer.isOver()) {
            underWay.add(answer);
        }
    }

    /** Through the door once more: in the meantime the caller may have been shown it, or what let them in may be worth nothing any more. */
    private void requireRight(Caller caller, Room room) {
        Instant end = caller.credential().expiresAt();
        if (!credentials.hold(caller) || (end != null && CommonTime.now().isAfter(end))) {
            throw Problem.of(ErrorCode.UNAUTHENTICATED, "what you signed in with has ended");
        }
        rooms.member(caller, room.getName());
    }
}
