package io.atrium.schedule;

import io.atrium.account.Caller;
import io.atrium.account.Credential;
import io.atrium.account.KnownUsers;
import io.atrium.account.User;
import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.Rounds;
import io.atrium.channel.Sweep.Tick;
import io.atrium.channel.Threads;
import io.atrium.room.Attachments;
import io.atrium.room.Member;
import io.atrium.room.ReminderDue;
import io.atrium.room.RoomTraffic;
import io.atrium.room.Rooms;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Frame;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Does what is due, every other second and on every node; what another node has done meanwhile is not done again. */
@ApplicationScoped
class ScheduleRound {
    private static final Logger LOG = Logger.getLogger(ScheduleRound.class.getName());
    private static final int EVERY = 2;
    private static final int AT_ONCE = 200;

    /** Seconds until what had to wait is tried again, at least. */
    private static final int PAUSE = 10;

    /** What may be otherwise the next time. */
    private static final Set<ErrorCode> PASSING = EnumSet.of(ErrorCode.UNAVAILABLE, ErrorCode.RATE_LIMITED);

    @Inject
    private ScheduleBook book;

    @Inject
    private Rooms rooms;

    @Inject
    private RoomTraffic traffic;

    @Inject
    private KnownUsers users;

    @Inject
    private Threads threads;

    @Inject
    private Event<ReminderDue> due;

    private Rounds rounds;

    @PostConstruct
    void start() {
        rounds = new Rounds(new BoundedExecutor(threads.executor(), 1), EVERY, "what is scheduled has", this::round);
    }

    void onTick(@Observes Tick tick) {
        rounds.tick();
    }

    private void round() {
        for (ScheduleBook.Found found : book.due(ScheduleBook.now(), AT_ONCE)) {
            try {
                carryOut(found.scheduled(), found.room());
            } catch (RuntimeException failure) {
                LOG.log(
                        Level.WARNING,
                        failure,
                        () -> "scheduled " + found.scheduled().getId() + " has to wait");
                book.retry(found.scheduled().getId(), ScheduleBook.now().plusSeconds(PAUSE));
            }
        }
    }

    private void carryOut(Scheduled scheduled, String room) {
        try {
            User user = users.find(scheduled.getUserId())
                    .filter(User::isEnabled)
                    .orElseThrow(() -> Problem.of(ErrorCode.FORBIDDEN, "the account is disabled"));
            if (scheduled.getWhat() == Scheduled.What.SEND) {
                send(scheduled, rooms.member(Caller.of(user, Credential.scheduled(scheduled.getId())), room));
            } else {
                remind(scheduled, user);
            }
            book.done(scheduled.getId());
        } catch (Problem refused) {
            refused(scheduled, refused);
        } catch (CompletionException failed) {
            if (!(failed.getCause() instanceof Problem refused)) {
                throw failed;
            }
            refused(scheduled, refused);
        }
    }

    /** Sent again, after a failure or by another node, it is the same entry: that is what the ref is for. */
    private void send(Scheduled scheduled, Member member) {
        JsonObject body = Json.createObjectBuilder(FrameCodec.stored(scheduled.getContent()))
                .add("ref", Attachments.refOf(scheduled.getId()))
                .build();
        traffic.receiveAll(member, List.of(Frame.of(body)))
                .toCompletableFuture()
                .join();
    }

    private void remind(Scheduled scheduled, User user) {
        due.fire(new ReminderDue(
                scheduled.getId(),
                user.getId(),
                user.getLogin(),
                scheduled.getRoomId(),
                scheduled.getSeq(),
                scheduled.getContent(),
                scheduled.getDueAt()));
    }

    private void refused(Scheduled scheduled, Problem why) {
        if (PASSING.contains(why.code())) {
            book.retry(scheduled.getId(), ScheduleBook.now().plusSeconds(Math.max(PAUSE, why.retryAfterSeconds())));
        } else {
            book.failed(scheduled.getId(), why.wireName());
        }
    }
}
