package io.atrium.hook;

import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.Rounds;
import io.atrium.channel.Sweep.Tick;
import io.atrium.channel.Threads;
import io.atrium.hook.DeliveryBook.Behind;
import io.atrium.hook.DeliveryBook.Outcome;
import io.atrium.hook.DeliveryBook.Trying;
import io.atrium.outside.Answer;
import io.atrium.outside.Bounds;
import io.atrium.outside.Outside;
import io.atrium.outside.Signature;
import io.atrium.room.Entry;
import io.atrium.room.Room;
import io.atrium.signal.Changes;
import io.atrium.signal.Committed;
import io.atrium.wire.CommonTime;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Json;
import io.atrium.wire.Limits;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;

/** Tells receivers what is said, every second and on every node; what another node has begun is left to it. Nobody waits for an answer. */
@ApplicationScoped
class DeliveryRound {
    private static final Logger LOG = Logger.getLogger(DeliveryRound.class.getName());

    /** Under way from this node: people who have given a command wait for the other threads. */
    private static final int MOST_AT_ONCE = Outside.THREADS / 2;

    private static final int MOST_BYTES = 4_096;
    private static final Duration ANSWERING = Duration.ofSeconds(10);

    /** By then an attempt has ended, or its node has. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    /** Seconds between two looks through all logs, where nothing was said here: it may have been elsewhere. */
    private static final int LOOK = 5;

    private static final int FORGET = 600;

    @Inject
    private DeliveryBook book;

    @Inject
    private HookRooms rooms;

    @Inject
    private Outside outside;

    @Inject
    private Threads threads;

    @Inject
    private Config config;

    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean said = true;

    /** False: rooms may have gone of which something is left. */
    private volatile boolean cleared;

    private Rounds rounds;
    private Executor ending;
    private Backoff backoff;
    private int attempts;
    private Duration keep;
    private Duration dead;
    private int turns;
    private LogTurns logs;

    @PostConstruct
    void start() {
        attempts = Limits.atLeast(config, "atrium.delivery-attempts", 8, 1);
        backoff = new Backoff(
                Duration.ofSeconds(Limits.atLeast(config, "atrium.delivery-retry", 10, 1)),
                () -> ThreadLocalRandom.current().nextDouble());
        keep = Duration.ofDays(Limits.atLeast(config, "atrium.delivery-keep-days", 7, 1));
        dead = Duration.ofHours(Limits.atLeast(config, "atrium.delivery-dead-hours", 72, 1));
        logs = new LogTurns(DeliveryBook.AT_ONCE, book::behind);
        ending = new BoundedExecutor(threads.ownExecutor(), 2);
        rounds = new Rounds(new BoundedExecutor(threads.executor(), 1), 1, "what is told to others has", this::round);
    }

    void onTick(@Observes Tick tick) {
        rounds.tick();
    }

    void onCommitted(@Observes @Committed Changes changes) {
        said |= changes.created(Entry.class).findAny().isPresent();
        cleared &= changes.removed(Room.class).findAny().isEmpty();
    }

    private void round() {
        int turn = turns++;
        if (turn % FORGET == 0) {
            cleared = false;
            carefully(() -> book.forget(OutgoingBook.now().minus(keep)));
        }
        if (!cleared) {
            cleared = true;
            carefully(rooms::clear);
        }
        if (said || turn % LOOK == 0) {
            said = false;
            carefully(this::meetRooms);
            carefully(this::spread);
        }
        for (long id : book.due(OutgoingBook.now())) {
            if (underWay.get() >= MOST_AT_ONCE) {
                return;
            }
            carefully(() -> attempt(id));
        }
    }

    private void meetRooms() {
        for (long hook : rooms.hooksOfAll()) {
            carefully(() -> said |= rooms.meet(hook));
        }
    }

    private void spread() {
        Set<Behind> some = logs.next();
        for (Behind behind : some) {
            logs.reached(behind);
            carefully(() -> said |= book.spread(behind));
        }
        said |= some.size() >= DeliveryBook.AT_ONCE;
    }

    /** One that fails keeps no other from being told; the next round tries it again. */
    private static void carefully(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "a part of what is told to others has failed", failure);
        }
    }

    private void attempt(long id) {
        Instant now = OutgoingBook.now();
        book.begin(id, now, now.plus(LEASE)).ifPresent(this::send);
    }

    private void send(Trying trying) {
        if (trying.entry() == null) {
            book.end(trying, new Outcome(false, null, 0, "the entry is gone"), null, dead);
            return;
        }
        underWay.incrementAndGet();
        long began = System.nanoTime();
        String body = Json.createObjectBuilder()
                .add("id", "delivery-" + trying.id())
                .add("room", trying.room())
                .add("entry", FrameCodec.stored(trying.entry()))
                .build()
                .toString();
        Map<String, String> headers = new HashMap<>(Signature.headers(trying.secret(), CommonTime.now(), body));
        headers.put("X-Atrium-Id", "delivery-" + trying.id());
        outside.post(URI.create(trying.url()), headers, body, Bounds.of(ANSWERING, MOST_BYTES))
                .handle((answer, failure) -> outcome(answer, failure, began))
                .thenAcceptAsync(outcome -> end(trying, outcome), ending)
                .whenComplete((done, failure) -> {
                    underWay.decrementAndGet();
                    if (failure != null) {
                        LOG.log(Level.WARNING, "what became of a delivery could not be noted", failure);
                    }
                });
    }

    private static Outcome outcome(Answer answer, Throwable failure, long began) {
        int millis = (int) Duration.ofNanos(System.nanoTime() - began).toMillis();
        if (failure == null) {
            return new Outcome(answer.isGood(), answer.status(), millis, answer.text());
        }
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return new Outcome(false, null, millis, String.valueOf(cause.getMessage()));
    }

    private void end(Trying trying, Outcome outcome) {
        boolean over = trying.attempt() >= attempts;
        Instant next = over ? null : OutgoingBook.now().plus(backoff.after(trying.attempt()));
        if (book.end(trying, outcome, next, dead)) {
            LOG.warning("the outgoing webhook " + trying.hook()
                    + " is told nothing any more: it has not answered for days");
        }
        if (outcome.arrived()) {
            // The next of the same hook need not wait for the next round.
            book.next(trying.hook(), OutgoingBook.now()).ifPresent(this::attempt);
        }
    }
}
