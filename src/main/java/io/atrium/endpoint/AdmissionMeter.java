package io.atrium.endpoint;

import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * Lets so many in a second, and tells the others when to come again: spread over the time it takes to let all in who were refused. So a crowd that comes at
 * once does not come at once again.
 */
final class AdmissionMeter {
    /** Seconds. Who is told to come later than this would rather look elsewhere. */
    private static final int LATEST = 30;

    private static final double NANOS = 1e9;

    private final IntSupplier perSecond;
    private final LongSupplier nanoTime;
    private final DoubleSupplier random;

    private double tokens;
    private double refused; // those of them who have not been let in meanwhile, about
    private long filledAt;

    /**
     * @param perSecond and at once, asked each time; 0: all are let in
     * @param random from 0 to less than 1
     */
    AdmissionMeter(IntSupplier perSecond, LongSupplier nanoTime, DoubleSupplier random) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
        this.random = random;
        this.tokens = perSecond.getAsInt();
        this.filledAt = nanoTime.getAsLong();
    }

    /** Returns 0 for who is let in, or seconds after which to come again. */
    synchronized int take() {
        if (perSecond.getAsInt() == 0) {
            return 0;
        }
        fill();
        if (tokens >= 1) {
            tokens--;
            return 0;
        }
        refused = Math.min(refused + 1, LATEST * (double) perSecond.getAsInt());
        return later();
    }

    /** As {@link #take}, of who only wants to know. */
    synchronized int look() {
        if (perSecond.getAsInt() == 0) {
            return 0;
        }
        fill();
        // Whoever was refused goes first: what is free for a moment is theirs.
        return tokens >= 1 && refused < 1 ? 0 : later();
    }

    private void fill() {
        long now = nanoTime.getAsLong();
        double due = (now - filledAt) / NANOS * perSecond.getAsInt();
        filledAt = now;
        tokens = Math.min(perSecond.getAsInt(), tokens + due);
        refused = Math.max(0, refused - due);
    }

    private int later() {
        return 1 + (int) (random.getAsDouble() * refused / Math.max(1, perSecond.getAsInt()));
    }
}
