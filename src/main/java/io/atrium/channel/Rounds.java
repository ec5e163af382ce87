package io.atrium.channel;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Something that is done every so many seconds, on a thread of its own, and never twice at a time. */
public final class Rounds {
    private static final Logger LOG = Logger.getLogger(Rounds.class.getName());

    private final Executor executor;
    private final int seconds;
    private final String waiting;
    private final Runnable round;
    private final AtomicBoolean underWay = new AtomicBoolean();
    private int ticks;

    /** @param waiting what has to wait for the next round where one fails, for the log */
    public Rounds(Executor executor, int seconds, String waiting, Runnable round) {
        this.executor = executor;
        this.seconds = seconds;
        this.waiting = waiting;
        this.round = round;
    }

    /** A second has passed. */
    public void tick() {
        if (++ticks % seconds == 0 && underWay.compareAndSet(false, true)) {
            executor.execute(this::run);
        }
    }

    private void run() {
        try {
            round.run();
        } catch (RuntimeException databaseAway) {
            LOG.log(Level.WARNING, databaseAway, () -> waiting + " to wait");
        } finally {
            underWay.set(false);
        }
    }
}
