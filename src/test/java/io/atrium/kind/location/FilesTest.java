package io.atrium.kind.location;

import static io.atrium.kind.location.Told.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.wire.FrameCodec;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A log as files. */
class FilesTest {
    private final Told told = new Told();

    @BeforeEach
    void somebody_moves_and_somebody_else() {
        told.position("bob", "\"latitude\":1,\"longitude\":2,\"altitude\":3.5", at(0), null);
        told.position("ann", 50, 8, 1);
        told.position("bob", 1.001, 2, 60);
        told.stop("bob", 70);
        told.position("bob", 1.002, 2, 80);
        told.position("bob", 1.003, 2, 80 + 16 * 60);
        told.position("bob", "\"latitude\":1.004,\"longitude\":2", at(2_000), at(10));
    }

    @Test
    void geojson_has_a_feature_for_each_route() throws IOException {
        StringWriter file = new StringWriter();
        GeoJsonFile.write(told.entries, file);
        JsonObject collection = FrameCodec.object(file.toString());
        assertEquals("FeatureCollection", collection.getString("type"));
        JsonArray features = collection.getJsonArray("features");
        assertEquals(5, features.size(), file.toString());
        assertEquals(
                "{\"type\":\"Point\",\"coordinates\":[8.0,50.0]}",
                features.getJsonObject(0).getJsonObject("geometry").toString());
        JsonObject line = features.getJsonObject(1);
        assertEquals(
                "{\"type\":\"LineString\",\"coordinates\":[[2,1,3.5],[2.0,1.001]]}",
                line.getJsonObject("geometry").toString());
        assertEquals(
                "{\"login\":\"bob\",\"times\":[\"2026-01-05T08:00:00.000Z\",\"2026-01-05T08:01:00.000Z\"]}",
                line.getJsonObject("properties").toString());
    }

    @Test
    void gpx_has_a_track_for_each_person_and_escapes_what_people_write() throws IOException {
        StringWriter file = new StringWriter();
        GpxFile.write("<Ann> & co", told.entries, file);
        String gpx = file.toString();
        assertTrue(gpx.contains("<name>&lt;Ann&gt; &amp; co</name>"), gpx);
        assertTrue(gpx.indexOf("<name>ann</name>") < gpx.indexOf("<name>bob</name>"), gpx);
        assertTrue(
                gpx.contains("<trkpt lat=\"1\" lon=\"2\"><ele>3.5</ele><time>2026-01-05T08:00:00.000Z</time></trkpt>"),
                gpx);
        assertEquals(5, gpx.split("<trkseg>", -1).length - 1, gpx);
    }

    @Test
    void a_walkroute_is_cut_so_that_none_must_be_held_in_memory_whole() throws IOException {
        Told walk = new Told();
        for (int i = 0; i < 25_000; i++) {
            walk.position("ann", 1, 1, i);
        }
        List<Integer> lengths = new ArrayList<>();
        Routes.each("ann", walk.entries, route -> lengths.add(route.size()));
        assertEquals(List.of(10_000, 10_000, 5_000), lengths);
    }
}
