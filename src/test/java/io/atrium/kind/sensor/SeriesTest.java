package io.atrium.kind.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesTest {
    private static final long START = 1_760_000_000_000L;

    @ParameterizedTest
    @ValueSource(longs = {60, 900, 3_600, 86_400, 604_800, 2_592_000, 31_536_000})
    void a_stretch_of_any_length_gives_at_most_two_thousand_points(long seconds) {
        long span = seconds * 1_000;
        Width buckets = Width.over(span, true);
        Series series = new Series(Series.partOf(span, 2_000, buckets));
        for (long at = buckets.start(START); at <= START + span; at += buckets.millis()) {
            series.add(at, new Bucket(2, 3, 1, at + 1, 2, at + 2));
        }
        assertTrue(series.points().size() <= 2_000, series.points().size() + " points");
        assertTrue(span / buckets.millis() <= 12_000, "too many buckets to read");
    }

    @Test
    void a_spike_in_a_month_of_one_second_readings_is_still_there_at_its_time() {
        long spikeAt = START + Duration.ofDays(17).toMillis() + 1_234_000;
        Width buckets = Width.over(Duration.ofDays(30).toMillis(), true);
        Series series = new Series(Series.partOf(Duration.ofDays(30).toMillis(), 2_000, buckets));
        Random noise = new Random(1);
        Map<Long, Bucket> stored = new TreeMap<>();
        for (long at = START; at < START + Duration.ofDays(30).toMillis(); at += 1_000) {
            double value = at == spikeAt ? 99 : 20 + noise.nextDouble();
            stored.computeIfAbsent(buckets.start(at), start -> new Bucket()).add(at, value);
        }
        stored.forEach(series::add);
        assertTrue(series.points().contains(new Series.Point(spikeAt, 99)));
        assertEquals(99, series.whole().high());
        assertEquals(2_592_000, series.whole().n());
    }

    @Test
    void a_few_readings_are_told_as_they_were() {
        Series series = new Series(60_000);
        Bucket one = new Bucket();
        one.add(7_000, 20);
        Bucket two = new Bucket();
        two.add(61_000, 30);
        two.add(62_000, 10);
        series.add(5_000, one);
        series.add(60_000, two);
        assertEquals(
                List.of(new Series.Point(7_000, 20), new Series.Point(61_000, 30), new Series.Point(62_000, 10)),
                series.points());
    }

    @Test
    void where_the_finest_are_gone_the_next_are_asked() {
        assertEquals(Width.SECONDS, Width.over(3_600_000, true));
        assertEquals(Width.MINUTE, Width.over(3_600_000, false));
    }

    @Test
    void figures_read_as_people_write_them() {
        assertEquals("82.4", Numbers.figure(82.4, Locale.ENGLISH));
        assertEquals("69.88", Numbers.figure(69.88083514, Locale.ENGLISH));
        assertEquals("1,013", Numbers.figure(1013.25, Locale.ENGLISH));
        assertEquals("0.00123", Numbers.figure(0.0012345, Locale.ENGLISH));
        assertEquals("3", Numbers.json(3.0).toString());
        assertEquals("1000000", Numbers.json(1e6).toString());
        assertEquals("0.1", Numbers.json(0.1).toString());
    }
}
