package io.atrium.chaos;

import io.atrium.testing.Cluster.Link;
import java.time.Duration;
import java.util.Locale;

/**
 * Something that fails for a while.
 *
 * @param link null where it is no link that fails
 * @param node whose link, or which; 0 where it is none of theirs alone
 * @param at after the schedule's beginning
 */
record Fault(Sort sort, Link link, int node, Duration at, Duration lasting) {
    /** What there is to fail. */
    enum Sort {
        /** kill -9 of a node, which is started again. */
        KILL,
        STOP_REDIS,
        /** SIGSTOP of PostgreSQL. */
        PAUSE_DATABASE,
        /** A link breaks, and can't be made again. */
        CUT,
        /** A link takes its time. */
        DELAY,
        /** A link is half open: it takes everything, and nothing arrives. */
        SWALLOW;

        boolean isOfLinks() {
            return this == CUT || this == DELAY || this == SWALLOW;
        }
    }

    Duration end() {
        return at.plus(lasting);
    }

    /** What is counted as one. */
    String name() {
        String name = sort.name() + (link == null ? "" : " " + link.name());
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%5.1f s: %s%s, for %.1f s",
                at.toMillis() / 1_000.0,
                name(),
                sort == Sort.KILL || link != null ? " of node " + node : "",
                lasting.toMillis() / 1_000.0);
    }
}
