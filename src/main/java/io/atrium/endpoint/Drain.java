package io.atrium.endpoint;

import io.atrium.channel.Sessions;
import io.atrium.channel.Threads;
import io.atrium.channel.Tunable;
import io.atrium.channel.Tuning;
import io.atrium.wire.CloseCode;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Empties this node before it goes: nobody new comes in by a socket, a stream or a long poll, and those who are here are told to come back, spread
 * over {@code ATRIUM_DRAIN} seconds so that the other nodes don't get all of them at once. Whatever is asked and answered goes on. All of it can be taken back.
 */
@ApplicationScoped
public class Drain {
    private static final Logger LOG = Logger.getLogger(Drain.class.getName());
    private static final Duration STEP = Duration.ofMillis(100);

    @Inject
    private Sessions sessions;

    @Inject
    private Threads threads;

    @Inject
    private Event<Leave> leave;

    @Inject
    private Tuning tuning;

    private long beganAt;
    private long steppedAt;
    private ScheduledFuture<?> stepping;
    private volatile boolean underWay;

    /**
     * A share of those who are here is to be sent away now. Observed by whoever keeps clients that are no {@link Sessions}.
     *
     * @param share 1: all of them
     */
    public record Leave(double share) {
        /** Decides for one of them. */
        public boolean isMeant() {
            return ThreadLocalRandom.current().nextDouble() < share;
        }
    }

    /** Until everybody has been sent away. */
    public Duration duration() {
        return Duration.ofSeconds(tuning.value(Tunable.DRAIN));
    }

    public boolean isUnderWay() {
        return underWay;
    }

    /** Begins, if it has not. */
    public synchronized void begin() {
        if (!underWay) {
            beganAt = System.nanoTime();
            steppedAt = beganAt;
            underWay = true;
            LOG.info(() -> "draining: " + sessions.count() + " sessions are sent away within "
                    + duration().toSeconds() + " s");
            stepping =
                    threads.scheduler().scheduleWithFixedDelay(this::step, 0, STEP.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Takes it back: from now on everybody may come again. */
    public synchronized void end() {
        if (underWay) {
            stepping.cancel(false);
            underWay = false;
            LOG.info("draining was taken back");
        }
    }

    synchronized void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application) {
        if (underWay) {
            stepping.cancel(false);
        }
    }

    /** @throws Problem {@code unavailable} while it is under way */
    public void requireNone() {
        if (underWay) {
            throw Problem.retryable(
                    ErrorCode.UNAVAILABLE,
                    "this node is going away",
                    1 + ThreadLocalRandom.current().nextInt(3));
        }
    }

    /** Of those still here as many as the time since the last step is of the time that is left; who slipped in is sent after. */
    private void step() {
        try {
            send(share());
        } catch (RuntimeException failure) {
            // A scheduled task that throws never runs again.
            LOG.log(Level.SEVERE, "sending clients away failed", failure);
        }
    }

    private synchronized double share() {
        long now = System.nanoTime();
        long left = beganAt + duration().toNanos() - steppedAt;
        double share = left <= 0 ? 1 : Math.min(1, (now - steppedAt) / (double) left);
        steppedAt = now;
        return share;
    }

    private void send(double share) {
        Leave some = new Leave(share);
        // What a client was promised with its last frame is said first.
        sessions.closeAfterWritingIf(session -> !session.isClosing() && some.isMeant(), CloseCode.GOING_AWAY);
        leave.fire(some);
    }
}
