package io.atrium.node;

import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.ChannelLayer;
import io.atrium.channel.Sweep.Tick;
import io.atrium.channel.Threads;
import io.atrium.wire.CommonTime;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Holds a node among others to the database's time: at its start, and twice a minute, since clocks drift and are set. */
@ApplicationScoped
public class ClockWatch {
    private static final Logger LOG = Logger.getLogger(ClockWatch.class.getName());
    private static final int TICKS_BETWEEN = 30;

    /** A longer way to the database and back says too little. */
    private static final Duration LONGEST_WAY = Duration.ofSeconds(1);

    /** Worth a word to the operator. */
    private static final Duration NOTABLE = Duration.ofSeconds(2);

    @Inject
    private ChannelLayer layer;

    @Inject
    private DatabaseTime database;

    @Inject
    private Threads threads;

    private Executor asking;
    private long ticks;

    @PostConstruct
    void prepare() {
        asking = new BoundedExecutor(threads.executor(), 1);
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        if (layer.isShared()) {
            // The first time on a connection that may have to be opened, the second on one that is.
            compare();
            compare();
        }
    }

    void onTick(@Observes Tick tick) {
        if (layer.isShared() && ++ticks % TICKS_BETWEEN == 0) {
            asking.execute(this::compare);
        }
    }

    private void compare() {
        try {
            long sent = System.nanoTime();
            Instant there = database.ask();
            Duration way = Duration.ofNanos(System.nanoTime() - sent);
            measured(Duration.between(Instant.now().minus(way.dividedBy(2)), there), way);
        } catch (RuntimeException away) {
            LOG.log(Level.FINE, "the database's time is not known now", away);
        }
    }

    /** Within the measurement's own error nothing has changed. */
    static void measured(Duration ahead, Duration way) {
        Duration change = ahead.minus(CommonTime.ahead()).abs();
        if (way.compareTo(LONGEST_WAY) > 0 || change.compareTo(way.dividedBy(2).plusMillis(1)) <= 0) {
            return;
        }
        CommonTime.setAhead(ahead);
        if (change.compareTo(NOTABLE) > 0) {
            LOG.warning(() -> "this node's clock is " + ahead.abs().toMillis() / 1_000.0 + " s "
                    + (ahead.isNegative() ? "ahead of" : "behind") + " the database's, whose time is gone by");
        }
    }
}
