package io.atrium.kind.location;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.room.Upload;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Parameters;
import io.atrium.wire.Problem;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GpxIntakeTest {
    private static final String HEAD = "<?xml version=\"1.0\"?><gpx xmlns=\"http://www.topografix.com/GPX/1/1\">\n";

    @Test
    void points_of_all_segments_become_positions_at_their_own_times() {
        assertEquals(
                List.of(
                        "{\"type\":\"position\",\"latitude\":46.43498,\"longitude\":13.748273,\"at\":\"2025-11-20T14:00:00.000Z\",\"ref\":\"gpx-1763647200000\",\"altitude\":1614.678}",
                        "{\"type\":\"position\",\"latitude\":-46.5,\"longitude\":-13.75,\"at\":\"2025-11-20T14:00:05.500Z\",\"ref\":\"gpx-1763647205500\",\"speed\":1.5,\"heading\":270}"),
                taken(
                        "<metadata><time>2010-01-01T00:00:00Z</time></metadata><wpt lat=\"1\" lon=\"1\"><name>a</name></wpt><trk><name>Walk</name><trkseg>"
                                + "<trkpt lat=\"46.43498\" lon=\"13.748273\"><ele> 1614.678 </ele><time>2025-11-20T15:00:00+01:00</time><name>x</name></trkpt></trkseg>\n"
                                + "<trkseg><trkpt lon='-13.75' lat='-46.5'><time>2025-11-20T14:00:05.5Z</time><extensions><t:e xmlns:t='urn:t'><t:speed>1.5</t:speed><t:course>270</t:course></t:e></extensions></trkpt>"
                                + "</trkseg></trk>"));
    }

    @Test
    void one_a_second_is_taken() {
        StringBuilder points = new StringBuilder("<trk><trkseg>");
        for (int i = 0; i < 40; i++) {
            points.append("<trkpt lat='1' lon='1'><time>2025-11-20T14:00:0")
                    .append(i / 10)
                    .append('.')
                    .append(i % 10)
                    .append("Z</time></trkpt>");
        }
        List<String> taken = taken(points + "</trkseg></trk>");
        assertEquals(4, taken.size());
        assertTrue(taken.get(3).contains("14:00:03.000Z"), taken.get(3));
    }

    @Test
    void points_without_a_usable_time_are_dated_from_a_start_that_is_named() {
        String points = "<trk><trkseg><trkpt lat='1' lon='1'><time>1901-12-13T20:45:52.2073437Z</time></trkpt>"
                + "<trkpt lat='2' lon='2'/><trkpt lat='3' lon='3'><time></time></trkpt></trkseg></trk>";
        List<String> taken = taken(points, Map.of("start", "2025-11-20T14:00:00Z"));
        assertTrue(taken.get(0).contains("14:00:00.000Z"), taken.get(0));
        assertTrue(taken.get(2).contains("14:00:02.000Z"), taken.get(2));
        Problem refused = assertThrows(Problem.class, () -> taken(points));
        assertEquals("start", refused.field());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "<trk><trkseg><trkpt lat='91' lon='1'><time>2025-11-20T14:00:00Z</time></trkpt></trkseg></trk>  | latitude  | (line 2)",
                "<trk><trkseg>\\n<trkpt lat='x' lon='1'><time>2025-11-20T14:00:00Z</time></trkpt></trkseg></trk> | latitude  | (line 3)",
                "<trk><trkseg><trkpt lat='1'><time>2025-11-20T14:00:00Z</time></trkpt></trkseg></trk>           | longitude | missing",
                "<trk><trkseg><trkpt lat='1' lon='NaN'><time>2025-11-20T14:00:00Z</time></trkpt></trkseg></trk> | longitude | number",
                "<trk><trkseg><trkpt lat='1' lon='-180.5'><time>2025-11-20T14:00:00Z</time></trkpt></trkseg></trk> | longitude | -180",
                "<trk><trkseg><trkpt lat='1' lon='1'><time>2999-11-20T14:00:00Z</time></trkpt></trkseg></trk>   | at        | future",
                "<trk><trkseg><trkpt lat='1' lon='1'><time>yesterday</time></trkpt></trkseg></trk>              | at        | RFC 3339",
                "<rte><rtept lat='1' lon='1'/></rte>                                                            | trkpt     | no track points",
            })
    void what_is_wrong_is_named_with_its_line(String points, String field, String detail) {
        Problem refused = assertThrows(Problem.class, () -> taken(points.replace("\\n", "\n")));
        assertEquals(ErrorCode.INVALID, refused.code());
        assertEquals(field, refused.field());
        assertTrue(refused.getMessage().contains(detail), refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "no xml at all | not XML",
                "<kml><trkpt lat='1' lon='1'/></kml> | begins with kml",
                "<gpx><trk><trkseg><trkpt lat='1' lon='1'> | not XML",
            })
    void what_is_no_gpx_file_is_malformed(String file, String detail) {
        Problem refused = assertThrows(Problem.class, () -> read(file, Map.of()));
        assertEquals(ErrorCode.MALFORMED, refused.code());
        assertTrue(refused.getMessage().contains(detail), refused.getMessage());
    }

    @Test
    void a_file_reads_no_other_and_grows_no_larger_than_it_is(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "2025-11-20T14:00:00Z");
        String reading = "<!DOCTYPE gpx [<!ENTITY s SYSTEM \"" + secret.toUri()
                + "\">]><gpx><trk><trkseg><trkpt lat='1' lon='1'><time>&s;</time></trkpt></trkseg></trk></gpx>";
        assertEquals(
                ErrorCode.MALFORMED,
                assertThrows(Problem.class, () -> read(reading, Map.of())).code());
        String growing =
                "<!DOCTYPE gpx [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><gpx>&b;</gpx>";
        assertEquals(
                ErrorCode.MALFORMED,
                assertThrows(Problem.class, () -> read(growing, Map.of())).code());
    }

    private static List<String> taken(String inside) {
        return taken(inside, Map.of());
    }

    private static List<String> taken(String inside, Map<String, String> parameters) {
        return read(HEAD + inside + "</gpx>", parameters);
    }

    private static List<String> read(String file, Map<String, String> parameters) {
        List<String> taken = new ArrayList<>();
        ByteArrayInputStream body = new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
        GpxIntake.take(
                new Upload(null, "gpx", new Parameters(parameters), null, body),
                frame -> taken.add(frame.body().toString()));
        return taken;
    }
}
