package io.atrium.hook;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * When what did not arrive is tried again: 10 s, 24 s, 58 s … 32 minutes, about an hour in all for eight attempts, each a fifth earlier or later, so that what failed together does not come back together.
 *
 * @param first after the first attempt
 * @param random from 0 to 1
 */
record Backoff(Duration first, DoubleSupplier random) {
    private static final double FACTOR = 2.4;
    private static final double JITTER = 0.2;

    /** @param attempts there were, 1 or more */
    Duration after(int attempts) {
        double jitter = 1 + JITTER * (2 * random.getAsDouble() - 1);
        return Duration.ofMillis((long) (first.toMillis() * Math.pow(FACTOR, attempts - 1) * jitter));
    }
}
