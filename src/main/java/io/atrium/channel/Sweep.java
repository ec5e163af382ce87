package io.atrium.channel;

import io.atrium.wire.CommonTime;
import io.atrium.wire.Limits;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One timer for all sessions and groups, once a second: a timer for each session is what makes the servers slow. Who else has
 * something to do every second observes {@link Tick}, and does not linger in it; there are tables by then.
 */
@Startup
@Singleton
@DependsOn({"Schema", "ThreadSource"})
public class Sweep {
    private static final Logger LOG = Logger.getLogger(Sweep.class.getName());

    @Inject
    private Threads threads;

    @Inject
    private Sessions sessions;

    @Inject
    private Presence presence;

    /** Asked for here so that a limit which makes no sense stops the start, and not the first client. */
    @Inject
    private Limits limits;

    @Inject
    private Event<Tick> tick;

    private ScheduledFuture<?> sweeping;

    /** A second has passed. */
    public record Tick() {}

    @PostConstruct
    void start() {
        LOG.config(() -> "limits: " + limits);
        sweeping = threads.scheduler().scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.SECONDS);
    }

    private void sweep() {
        try {
            sessions.sweep(CommonTime.now());
            presence.sweep();
            tick.fire(new Tick());
        } catch (RuntimeException failure) {
            // A scheduled task that throws never runs again.
            LOG.log(Level.SEVERE, "sweeping the sessions failed", failure);
        }
    }

    @PreDestroy
    void stop() {
        sweeping.cancel(false);
    }
}
