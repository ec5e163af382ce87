package io.atrium.endpoint;

import java.util.function.Consumer;

/** The one write a sender has under way. Its end is told once, whoever brings it. */
final class OneWrite {
    private volatile Consumer<Throwable> done;

    /** What a server's calls throw, by method handles. */
    @FunctionalInterface
    interface Call {
        void run() throws Throwable;
    }

    /** Begins it. What fails at once has ended. */
    void begin(Consumer<Throwable> whenDone, Call write) {
        done = whenDone;
        try {
            write.run();
        } catch (Throwable failure) {
            end(failure);
        }
    }

    /** @param failure null where it went well */
    void end(Throwable failure) {
        Consumer<Throwable> told = done;
        done = null;
        if (told != null) {
            told.accept(failure);
        }
    }

    /** A call that is not expected to fail. */
    static void must(Call call) {
        try {
            call.run();
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }
}
