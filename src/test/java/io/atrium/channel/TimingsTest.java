package io.atrium.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.channel.Timings.Counts;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimingsTest {
    private final Timings timings = new Timings();

    @Test
    void a_percentile_is_never_too_little_and_at_most_a_quarter_too_much() {
        for (long micros : new long[] {5, 47, 1_000, 1_023, 1_024, 333_333, 20_000_000}) {
            Timings one = new Timings();
            long nanos = Duration.ofNanos(micros * 1_000).toNanos();
            one.took(nanos);
            long read = one.counts().percentile(0.99).toNanos();
            assertTrue(read >= nanos && read <= nanos * 1.26, micros + " µs are read as " + read + " ns");
        }
    }

    @Test
    void one_slow_of_a_hundred_is_not_in_the_99th_percentile_and_two_are() {
        for (int i = 0; i < 99; i++) {
            timings.took(1_000_000);
        }
        timings.took(1_000_000_000);
        assertTrue(timings.counts().percentile(0.99).toMillis() < 2);
        timings.took(1_000_000_000);
        assertTrue(timings.counts().percentile(0.99).toMillis() >= 1_000);
    }

    @Test
    void what_came_since_a_moment_is_told_apart_from_what_was_before() {
        timings.took(1_000_000_000);
        Counts before = timings.counts();
        timings.took(2_000_000);
        Counts since = timings.counts().since(before);
        assertEquals(1, since.total());
        assertEquals(Duration.ofMillis(2), since.sum());
        assertTrue(since.percentile(1).toMillis() < 3);
        assertEquals(1, timings.counts().within(Duration.ofMillis(5)));
    }

    @Test
    void nothing_takes_no_time_and_the_longest_has_a_class_too() {
        assertEquals(Duration.ZERO, timings.counts().percentile(0.99));
        timings.took(Long.MAX_VALUE);
        timings.took(-5);
        assertEquals(2, timings.counts().total());
    }
}
