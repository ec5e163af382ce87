package io.atrium.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.chaos.Fault.Sort;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Duration LENGTH = Duration.ofMinutes(3);
    private static final int NODES = 3;

    /** The three sorts without a link, and three of each of three links. */
    private static final int SORTS = 12;

    @Test
    void the_same_seed_makes_the_same_schedule_and_another_another() {
        assertEquals(Schedule.random(7, LENGTH, NODES), Schedule.random(7, LENGTH, NODES));
        assertNotEquals(Schedule.random(7, LENGTH, NODES), Schedule.random(8, LENGTH, NODES));
    }

    @Test
    void every_sort_of_fault_comes_and_ends_before_the_schedule_does() {
        for (long seed = 0; seed < 50; seed++) {
            List<Fault> faults = Schedule.random(seed, LENGTH, NODES).faults();
            assertEquals(SORTS, names(faults).size(), "seed " + seed);
            assertTrue(faults.stream().allMatch(fault -> fault.end().compareTo(LENGTH) <= 0), "seed " + seed);
        }
        assertEquals(Set.of(Sort.values()), sorts(Schedule.brief().faults()));
    }

    @Test
    void one_node_is_dead_at_a_time_and_a_link_fails_in_one_way_at_a_time() {
        for (long seed = 0; seed < 50; seed++) {
            List<Fault> faults = Schedule.random(seed, LENGTH, NODES).faults();
            for (int i = 0; i < faults.size(); i++) {
                for (Fault other : faults.subList(0, i)) {
                    assertTrue(areApart(other, faults.get(i)), "seed " + seed + ": " + other + ", " + faults.get(i));
                }
            }
        }
    }

    private static boolean areApart(Fault one, Fault other) {
        boolean areOfOnePlace = one.link() == other.link()
                && (one.link() == null ? one.sort() == other.sort() : one.node() == other.node());
        return !areOfOnePlace
                || one.end().compareTo(other.at()) <= 0
                || other.end().compareTo(one.at()) <= 0;
    }

    private static Set<String> names(List<Fault> faults) {
        return faults.stream().map(Fault::name).collect(Collectors.toSet());
    }

    private static Set<Sort> sorts(List<Fault> faults) {
        return faults.stream().map(Fault::sort).collect(Collectors.toSet());
    }
}
