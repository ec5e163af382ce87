package io.atrium.kind.poll;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.OptionalLong;
import java.util.Set;

/** Keeps what is told of a room to so many times a second, and nothing from being told. Any thread. */
final class Pace {
    static final Duration BETWEEN = Duration.ofMillis(250);

    private final Set<String> changed = new LinkedHashSet<>();
    private boolean waiting;
    private boolean told;
    private long toldAt;

    /**
     * @param now in nanoseconds, of whatever clock
     * @return nanoseconds after which {@link #take} is to be called; empty: somebody does already
     */
    synchronized OptionalLong note(String question, long now) {
        changed.add(question);
        if (waiting) {
            return OptionalLong.empty();
        }
        waiting = true;
        return OptionalLong.of(told ? Math.max(0, toldAt + BETWEEN.toNanos() - now) : 0);
    }

    /** What has changed since this was last asked. */
    synchronized Set<String> take(long now) {
        Set<String> taken = new LinkedHashSet<>(changed);
        changed.clear();
        waiting = false;
        told = true;
        toldAt = now;
        return taken;
    }

    /** Nothing is waiting, and whoever notes something next need not wait either. */
    synchronized boolean isIdle(long now) {
        return !waiting && now - toldAt >= BETWEEN.toNanos();
    }
}
