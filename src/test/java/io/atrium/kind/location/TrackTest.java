package io.atrium.kind.location;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrackTest {
    private final Track track = new Track();

    @Test
    void a_degree_of_latitude_is_111_kilometres_and_of_longitude_half_that_in_the_north() {
        assertEquals(111_195, Earth.metres(0, 0, 1, 0), 1);
        assertEquals(55_597, Earth.metres(60, 10, 60, 11), 10);
        assertEquals(0, Earth.metres(53.5, 10, 53.5, 10), 0);
        assertEquals(222, Earth.metres(0, 179.999, 0, -179.999), 1);
    }

    @Test
    void standing_still_is_no_way_however_the_receiver_trembles() {
        for (int i = 0; i < 600; i++) {
            add(i, 53.5 + (i % 2) * 0.00005, 10);
        }
        assertEquals(0, track.metres(), 0);
        add(600, 53.501, 10);
        assertEquals(111, track.metres(), 1);
    }

    @Test
    void what_nobody_saw_is_no_way_either() {
        add(0, 50, 10);
        add(60, 50.001, 10);
        add(60 + 16 * 60, 51, 10);
        add(120 + 16 * 60, 51.001, 10);
        assertEquals(222, track.metres(), 1);
    }

    @Test
    void positions_stand_in_the_order_of_their_own_time() {
        add(20, 2, 2);
        add(10, 1, 1);
        assertEquals(
                List.of(1.0, 2.0),
                track.sorted().points().stream().map(Track.Point::latitude).toList());
    }

    @Test
    void a_thinned_track_has_no_more_points_than_asked_for_from_its_first_to_its_last() {
        for (int i = 0; i < 5_000; i++) {
            add(i * 3L, i / 1_000.0, 0);
        }
        add(15_001, 77, 0); // two near the end, in one part
        for (int most : new int[] {2, 3, 100, 1_999, 5_000}) {
            List<Track.Point> thinned = track.thinned(most);
            assertTrue(thinned.size() <= most && thinned.size() > most / 2, thinned.size() + " of " + most);
            assertSame(track.points().get(0), thinned.get(0));
            assertEquals(77, thinned.get(thinned.size() - 1).latitude());
        }
        assertSame(track.points(), track.thinned(5_001));
    }

    private void add(long seconds, double latitude, double longitude) {
        track.add(new Track.Point(seconds * 1_000, latitude, longitude));
    }
}
