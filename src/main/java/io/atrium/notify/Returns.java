package io.atrium.notify;

import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.Rounds;
import io.atrium.channel.Sweep.Tick;
import io.atrium.channel.Threads;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Looks for letters that came back, on one node at a time; a person whose address is none gets no more. */
@ApplicationScoped
class Returns {
    private static final Logger LOG = Logger.getLogger(Returns.class.getName());

    /** A node that was killed is missed no longer. */
    private static final Duration BEYOND = Duration.ofSeconds(30);

    @Inject
    private BounceBox box;

    @Inject
    private PostBook book;

    @Inject
    private Threads threads;

    private Rounds rounds;

    /** Whether the last round failed: that is told once, and not every minute. */
    private boolean away;

    @PostConstruct
    void start() {
        rounds = new Rounds(
                new BoundedExecutor(threads.executor(), 1), box.every(), "letters that came back have", this::round);
    }

    void onTick(@Observes Tick tick) {
        if (box.isThere()) {
            rounds.tick();
        }
    }

    private void round() {
        Instant now = NoticeStore.now();
        if (!book.takeTurn(PostRound.BOUNCES, now, now.plusSeconds(box.every()).plus(BEYOND))) {
            return;
        }
        try {
            box.read((key, why) -> {
                book.bounced(key, why);
                LOG.info(() -> "a letter came back: " + why);
            });
            away = false;
        } catch (MessagingException unreachable) {
            LOG.log(away ? Level.FINE : Level.WARNING, "the mailbox of what came back can't be read", unreachable);
            away = true;
        }
    }
}
