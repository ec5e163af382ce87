package io.atrium.signal;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicInteger;

/** An observer that fails when armed, before all others are told. */
@ApplicationScoped
public class Saboteur {
    private volatile boolean armed;
    private final AtomicInteger failures = new AtomicInteger();

    void onCommitted(@Observes @Priority(1) @Committed Changes changes) {
        if (armed) {
            failures.incrementAndGet();
            throw new IllegalStateException("an observer fails, as a test wants it to");
        }
    }

    public void arm(boolean on) {
        armed = on;
    }

    public int failures() {
        return failures.get();
    }
}
