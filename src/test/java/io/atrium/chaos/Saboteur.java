package io.atrium.chaos;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Cluster;
import io.atrium.testing.Cluster.Link;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;

/** Makes a cluster fail by a schedule, and everything whole again. */
final class Saboteur {
    private static final Logger LOG = Logger.getLogger(Saboteur.class.getName());
    private static final Duration ONE_WAY = Duration.ofMillis(250);
    private static final int THREADS = 8;
    private static final int STARTS = 5;

    private final Cluster cluster;

    Saboteur(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Returns when all is mended and every node answers. */
    void run(Schedule schedule) throws InterruptedException, ExecutionException {
        ScheduledExecutorService hands = Executors.newScheduledThreadPool(THREADS);
        try {
            List<Future<?>> deeds = new ArrayList<>();
            for (Fault fault : schedule.faults()) {
                deeds.add(at(hands, fault.at(), () -> begin(fault)));
                deeds.add(at(hands, fault.end(), () -> end(fault)));
            }
            deeds.add(at(hands, schedule.length(), () -> {}));
            for (Future<?> deed : deeds) {
                deed.get();
            }
        } finally {
            hands.shutdownNow();
        }
    }

    private static Future<?> at(ScheduledExecutorService hands, Duration when, Runnable deed) {
        return hands.schedule(deed, when.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void begin(Fault fault) {
        LOG.info(fault::toString);
        switch (fault.sort()) {
            case KILL -> {
                cluster.node(fault.node()).kill();
                cluster.link(fault.node(), Link.CLIENTS).cut();
            }
            case STOP_REDIS -> cluster.redis().close();
            case PAUSE_DATABASE -> cluster.pauseDatabase();
            case CUT -> cluster.link(fault.node(), fault.link()).cut();
            case DELAY -> cluster.link(fault.node(), fault.link()).delay(ONE_WAY);
            case SWALLOW -> cluster.link(fault.node(), fault.link()).swallow();
        }
    }

    private void end(Fault fault) {
        switch (fault.sort()) {
            case KILL -> {
                revive(cluster.node(fault.node()));
                // No balancer sends anybody to a node that is not ready: Payara answers 404 until it has started
                // Atrium.
                cluster.link(fault.node(), Link.CLIENTS).mend();
            }
            case STOP_REDIS -> cluster.redis().restart();
            case PAUSE_DATABASE -> cluster.resumeDatabase();
            default -> cluster.link(fault.node(), fault.link()).mend();
        }
    }

    /** As a supervisor does: where the database is away just then, the start fails, and there is another. */
    private static void revive(AtriumServer node) {
        for (int i = 1; ; i++) {
            try {
                node.restart();
                return;
            } catch (AssertionError failed) {
                if (i == STARTS) {
                    throw failed;
                }
                LOG.info("a node did not start, once more");
            }
        }
    }
}
