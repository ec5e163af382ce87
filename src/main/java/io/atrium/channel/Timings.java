package io.atrium.channel;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How long something takes that happens often: counted in classes, four to each doubling, from a microsecond to a minute. What is read of it is at most a
 * quarter too much, never too little. Nobody waits to record.
 */
public final class Timings {
    private static final int PER_DOUBLING = 4;
    private static final int FRACTION_BITS = 2;
    private static final int CLASSES = 26 * PER_DOUBLING;

    /** Nanoseconds to units of about a microsecond. */
    private static final int UNIT_BITS = 10;

    private final LongAdder[] counts =
            Stream.generate(LongAdder::new).limit(CLASSES).toArray(LongAdder[]::new);

    private final LongAdder nanos = new LongAdder();

    public void took(long tookNanos) {
        counts[classOf(tookNanos)].increment();
        nanos.add(tookNanos);
    }

    /** All that was recorded up to now. */
    public Counts counts() {
        return new Counts(Stream.of(counts).mapToLong(LongAdder::sum).toArray(), nanos.sum());
    }

    /** What stands in the classes at one moment, or between two. */
    public static final class Counts {
        private final long[] counts;
        private final long nanos;

        private Counts(long[] counts, long nanos) {
            this.counts = counts;
            this.nanos = nanos;
        }

        /** What came after an earlier moment. */
        public Counts since(Counts earlier) {
            long[] more = new long[counts.length];
            for (int i = 0; i < more.length; i++) {
                more[i] = counts[i] - earlier.counts[i];
            }
            return new Counts(more, nanos - earlier.nanos);
        }

        public long total() {
            return LongStream.of(counts).sum();
        }

        /** All of it together. */
        public Duration sum() {
            return Duration.ofNanos(nanos);
        }

        /** What took no longer than that, give or take a class. */
        public long within(Duration limit) {
            int last = classOf(limit.toNanos());
            return LongStream.of(counts).limit(last + 1L).sum();
        }

        /**
         * What that share of them did not take longer than; zero where there were none.
         *
         * @param share 0.99: all but one of a hundred
         */
        public Duration percentile(double share) {
            long wanted = (long) Math.ceil(total() * share);
            long seen = 0;
            for (int i = 0; i < counts.length && wanted > 0; i++) {
                seen += counts[i];
                if (seen >= wanted) {
                    return Duration.ofNanos(endOf(i));
                }
            }
            return Duration.ZERO;
        }
    }

    private static int classOf(long tookNanos) {
        long units = Math.max(0, tookNanos) >>> UNIT_BITS;
        if (units < PER_DOUBLING) {
            return (int) units;
        }
        int doublings = Long.SIZE - 1 - Long.numberOfLeadingZeros(units);
        int fraction = (int) (units >>> (doublings - FRACTION_BITS)) & (PER_DOUBLING - 1);
        return Math.min(CLASSES - 1, (doublings - 1) * PER_DOUBLING + fraction);
    }

    private static long endOf(int index) {
        if (index < PER_DOUBLING) {
            return (index + 1L) << UNIT_BITS;
        }
        int doublings = index / PER_DOUBLING + 1;
        long quarters = PER_DOUBLING + index % PER_DOUBLING + 1L;
        return quarters << (doublings - FRACTION_BITS + UNIT_BITS);
    }
}
