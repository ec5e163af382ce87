package io.atrium.channel;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One timer for all sessions and groups, once a second: a timer for each session is what makes the servers slow. */
@Startup
@Singleton
public class Sweep {
    private static final Logger LOG = Logger.getLogger(Sweep.class.getName());

    @Resource
    private ManagedScheduledExecutorService scheduler;

    @Inject
    private Sessions sessions;

    @Inject
    private Presence presence;

    private ScheduledFuture<?> sweeping;

    @PostConstruct
    void start() {
        sweeping = scheduler.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.SECONDS);
    }

    private void sweep() {
        try {
            sessions.sweep(Instant.now());
            presence.sweep();
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
