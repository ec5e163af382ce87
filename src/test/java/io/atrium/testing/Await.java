package io.atrium.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for conditions that nobody tells about, by asking again and again. */
public final class Await {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Await() {}

    /** @throws AssertionError with this text where the condition does not come about within 20 s */
    public static void until(String what, BooleanSupplier condition) {
        until(() -> what, PATIENCE, condition);
    }

    /** @param what says what was waited for, asked only where it was in vain */
    public static void until(Supplier<String> what, Duration patience, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not within " + patience.toSeconds() + " s: " + what.get());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
