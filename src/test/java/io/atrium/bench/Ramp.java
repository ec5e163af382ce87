package io.atrium.bench;

import java.io.IOException;

/** Looks for the highest rate at which something still holds: in great steps until it does not, then by halving what is between. */
final class Ramp {
    private static final double GREAT = 2;
    private static final double SMALL = 1.5;
    private static final int BISECTIONS = 3;

    /** Tries a rate. */
    @FunctionalInterface
    interface Try {
        boolean holds(double rate) throws IOException;
    }

    private double known;

    /** Where the last search found an end it begins near it, with small steps. */
    double search(double start, Try attempt) throws IOException {
        double rate = known > 0 ? known / SMALL : start;
        double factor = known > 0 ? SMALL : GREAT;
        double best = 0;
        double failed = 0;
        for (int bisections = 0; bisections <= BISECTIONS && rate >= 1; ) {
            if (attempt.holds(rate)) {
                best = rate;
            } else {
                failed = rate;
            }
            if (best > 0 && failed > 0) {
                bisections++;
                rate = (best + failed) / 2;
            } else {
                rate = best > 0 ? rate * factor : rate / GREAT;
            }
        }
        known = best;
        return best;
    }
}
