package io.atrium.chaos;

import io.atrium.chaos.Fault.Sort;
import io.atrium.testing.Cluster.Link;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Which faults come when.
 *
 * @param length after which everything is mended
 */
record Schedule(Duration length, List<Fault> faults) {
    /** A killed node's links are left alone for so long: it takes its time to come back. */
    private static final Duration COMING_BACK = Duration.ofSeconds(40);

    /** A node that says nothing for 10 s is taken for dead; it says something each second, and comes back to Redis after three at most. */
    private static final Duration NOTICED = Duration.ofSeconds(6);

    private static final int SHORTEST_MILLIS = 2_000;
    private static final int LONGEST_MILLIS = 12_000;
    private static final int LEAST_BETWEEN_MILLIS = 1_500;
    private static final int MOST_BETWEEN_MILLIS = 5_500;
    private static final int TRIES = 20;

    /** Whether a node may have been taken for dead at a time since it could not reach Redis: who is there is told by no other way. */
    boolean deafens(Duration at) {
        return faults.stream()
                .filter(fault -> fault.sort() == Sort.STOP_REDIS || fault.link() == Link.REDIS)
                .filter(fault -> fault.lasting().compareTo(NOTICED) > 0)
                .anyMatch(fault -> at.compareTo(fault.at().plus(NOTICED)) > 0
                        && at.compareTo(fault.end().plus(NOTICED)) < 0);
    }

    /** One of each sort, on three nodes, in less than half a minute. */
    static Schedule brief() {
        return new Schedule(
                Duration.ofSeconds(26),
                List.of(
                        fault(Sort.DELAY, Link.REDIS, 2, 1, 3),
                        fault(Sort.CUT, Link.CLIENTS, 0, 2, 2),
                        fault(Sort.KILL, null, 1, 4, 1),
                        fault(Sort.STOP_REDIS, null, 0, 5, 4),
                        fault(Sort.CUT, Link.DATABASE, 0, 8, 2),
                        fault(Sort.SWALLOW, Link.REDIS, 2, 10, 8),
                        fault(Sort.PAUSE_DATABASE, null, 0, 12, 4),
                        fault(Sort.CUT, Link.REDIS, 0, 17, 3),
                        fault(Sort.SWALLOW, Link.CLIENTS, 0, 18, 6),
                        fault(Sort.DELAY, Link.CLIENTS, 2, 19, 4),
                        fault(Sort.SWALLOW, Link.DATABASE, 2, 21, 4),
                        fault(Sort.DELAY, Link.DATABASE, 0, 21, 3)));
    }

    private static Fault fault(Sort sort, Link link, int node, long atSeconds, long seconds) {
        return new Fault(sort, link, node, Duration.ofSeconds(atSeconds), Duration.ofSeconds(seconds));
    }

    /** The same for the same seed. Faults overlap, but not on one link, and one node is dead at a time. */
    static Schedule random(long seed, Duration length, int nodes) {
        Random random = new Random(seed);
        List<Fault> faults = new ArrayList<>();
        List<Fault> sorts = new ArrayList<>();
        long at = LEAST_BETWEEN_MILLIS;
        while (at < length.toMillis() - LONGEST_MILLIS) {
            if (sorts.isEmpty()) {
                sorts.addAll(sorts());
                Collections.shuffle(sorts, random);
            }
            Fault sort = sorts.remove(sorts.size() - 1);
            for (int i = 0; i < TRIES; i++) {
                Fault fault = new Fault(
                        sort.sort(),
                        sort.link(),
                        random.nextInt(nodes),
                        Duration.ofMillis(at),
                        Duration.ofMillis(random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS)));
                if (faults.stream().noneMatch(other -> areInEachOthersWay(other, fault))) {
                    faults.add(fault);
                    break;
                }
            }
            at += random.nextInt(LEAST_BETWEEN_MILLIS, MOST_BETWEEN_MILLIS);
        }
        return new Schedule(length, List.copyOf(faults));
    }

    private static List<Fault> sorts() {
        List<Fault> sorts = new ArrayList<>();
        for (Sort sort : Sort.values()) {
            if (sort.isOfLinks()) {
                for (Link link : Link.values()) {
                    sorts.add(fault(sort, link, 0, 0, 0));
                }
            } else {
                sorts.add(fault(sort, null, 0, 0, 0));
            }
        }
        return sorts;
    }

    private static boolean areInEachOthersWay(Fault earlier, Fault later) {
        boolean isDeath = earlier.sort() == Sort.KILL;
        Duration free = isDeath ? earlier.end().plus(COMING_BACK) : earlier.end();
        if (later.at().compareTo(free) >= 0) {
            return false;
        }
        if (isDeath || later.sort() == Sort.KILL) {
            boolean areOfNodes =
                    (isDeath || earlier.link() != null) && (later.sort() == Sort.KILL || later.link() != null);
            return earlier.sort() == later.sort() || (areOfNodes && earlier.node() == later.node());
        }
        return earlier.link() == null
                ? earlier.sort() == later.sort()
                : earlier.link() == later.link() && earlier.node() == later.node();
    }
}
