package io.atrium.bench.load;

/** Microseconds since this process began to look. */
final class Clock {
    private static final long BEGAN = System.nanoTime();

    private Clock() {}

    static long micros() {
        return (System.nanoTime() - BEGAN) / 1_000;
    }

    static long micros(double seconds) {
        return (long) (seconds * 1e6);
    }
}
