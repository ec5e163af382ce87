package io.atrium.channel;

import java.util.concurrent.atomic.LongAdder;

/** What a node's groups have handed to sessions, and how long a group took each time to hand it to all of its own. */
public final class Deliveries {
    private final LongAdder count = new LongAdder();
    private final Timings fanOut = new Timings();

    /** Once for all that a group was given in one go. */
    void delivered(long deliveries, long tookNanos) {
        count.add(deliveries);
        fanOut.took(tookNanos);
    }

    /** Messages times sessions, since the start. */
    public long count() {
        return count.sum();
    }

    public Timings fanOut() {
        return fanOut;
    }
}
