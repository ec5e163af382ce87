package io.atrium.notify;

import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.Rounds;
import io.atrium.channel.Sweep.Tick;
import io.atrium.channel.Threads;
import io.atrium.notify.PushBook.Push;
import io.atrium.notify.PushSender.Outcome;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Pushes notices, on one node at a time: as letters, each is marked before it is handed over and after. Nobody waits for an answer: a push service that hangs costs the
 * others nothing, as long as there are not too many of them.
 */
@ApplicationScoped
class Pusher {
    private static final Logger LOG = Logger.getLogger(Pusher.class.getName());

    /** Seconds between two rounds. */
    private static final int ROUND = 2;

    /** Under way. */
    private static final int MOST_AT_ONCE = 200;

    private static final int MOST_NOTICES = 500;

    /** Whoever is looking has read it by then. */
    private static final Duration READING = Duration.ofSeconds(2);

    /** After a node that was killed another goes on as soon. */
    private static final Duration TURN = Duration.ofSeconds(10);

    /** Whatever becomes of a message is known long before. */
    private static final Duration HANDING_OVER = Duration.ofMinutes(2);

    private static final int ROUNDS_BETWEEN_FORGETTING = 30;

    @Inject
    private PushSettings settings;

    @Inject
    private PushBook book;

    @Inject
    private PostBook post;

    @Inject
    private Threads threads;

    private final AtomicInteger underWay = new AtomicInteger();
    private Rounds rounds;
    private PushSender sender;
    private Executor ending;
    private int turns;

    @PostConstruct
    void start() {
        sender = new PushSender(settings::vapid, settings.isAnywhere(), threads.executor());
        ending = new BoundedExecutor(threads.executor(), 1);
        rounds = new Rounds(new BoundedExecutor(threads.executor(), 1), ROUND, "what is pushed has", this::round);
    }

    void onTick(@Observes Tick tick) {
        if (settings.isOn()) {
            rounds.tick();
        }
    }

    private void round() {
        if (!post.takeTurn(
                PostRound.PUSHES, NoticeStore.now(), NoticeStore.now().plus(TURN))) {
            return;
        }
        if (turns++ % ROUNDS_BETWEEN_FORGETTING == 0) {
            book.forgetEnded();
        }
        book.spread(NoticeStore.now().minus(READING), MOST_NOTICES);
        int room = MOST_AT_ONCE - underWay.get();
        for (long id : room > 0 ? book.due(NoticeStore.now(), room) : List.<Long>of()) {
            book.begin(id, NoticeStore.now(), NoticeStore.now().plus(HANDING_OVER))
                    .ifPresent(this::send);
        }
    }

    private void send(Push push) {
        underWay.incrementAndGet();
        sender.send(push)
                .thenAcceptAsync(outcome -> end(push.id(), outcome), ending)
                .whenComplete((done, failure) -> {
                    underWay.decrementAndGet();
                    if (failure != null) {
                        LOG.log(Level.WARNING, "what became of a pushed message could not be noted", failure);
                    }
                });
    }

    private void end(long id, Outcome outcome) {
        switch (outcome) {
            case TAKEN, NEVER -> book.done(id);
            case LATER -> book.later(id, NoticeStore.now());
            case GONE -> book.gone(id);
        }
    }
}
