package io.atrium.kind.location;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.RestClient;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What devices and files bring to a location room, and what is told of days gone by. */
class LocationTracksIT {
    private final MapRoom map = new MapRoom();
    private final RestClient ann = map.ann;
    private final RestClient bob = map.bob;
    private final String room = map.name;
    private final String address = map.address;

    @Test
    void a_thousand_positions_of_a_device_are_one_transaction_and_the_track_is_thinned() {
        Instant start = Instant.now().minusSeconds(1_100).truncatedTo(ChronoUnit.SECONDS);
        JsonArray batch = MapRoom.batch(start, 1_000);
        JsonArray answer =
                ann.post(address + "/entries", batch).expect(201).json().getJsonArray("entries");
        assertEquals(1_000, answer.getJsonObject(999).getInt("seq"));
        JsonArray broken = Json.createArrayBuilder(MapRoom.batch(start.minusSeconds(200), 3))
                .add(Json.createObjectBuilder().add("latitude", 1))
                .build();
        assertEquals(
                "longitude",
                ann.post(address + "/entries", broken).expect(422).json().getString("field"));
        JsonObject view =
                bob.get(address + "/view/track?points=100").expect(200).json();
        assertEquals(1_000, view.getInt("seq"));
        JsonObject track = view.getJsonArray("people").getJsonObject(0);
        assertEquals("ann", track.getString("login"));
        JsonArray points = track.getJsonArray("points");
        assertTrue(points.size() <= 100 && points.size() > 50, points.size() + " points");
        assertEquals("[" + start.toEpochMilli() + ",50,10]", points.get(0).toString());
        assertEquals(
                start.plusSeconds(999).toEpochMilli(),
                points.getJsonArray(points.size() - 1).getJsonNumber(0).longValue());
        // 999 steps of 2.2 m, of which the last may not be counted yet
        assertEquals(2_222, track.getInt("distance"), 12);
        Replays.assertReplays(ann, room);
    }

    @Test
    void a_track_of_days_gone_by_is_there_by_the_minute_however_late_it_came() {
        Instant start = Instant.now().minus(9, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MINUTES);
        ann.post(address + "/entries", MapRoom.batch(start, 600)).expect(201);
        assertTrue(map.people().isEmpty(), "old news put nobody on the map");
        String day = address + "/view/track?from=" + start.minusSeconds(1) + "&to=" + start.plus(1, ChronoUnit.HOURS);
        JsonArray points = bob.get(day)
                .expect(200)
                .json()
                .getJsonArray("people")
                .getJsonObject(0)
                .getJsonArray("points");
        assertEquals(10, points.size());
        assertEquals("[" + start.toEpochMilli() + ",50,10]", points.get(0).toString());
        assertTrue(
                bob.get(day + "&people=bob,cho").json().getJsonArray("people").isEmpty());
        assertTrue(
                bob.get(address + "/view/track").json().getJsonArray("people").isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "from=2025-01-02T00:00:00Z&to=2025-01-01T00:00:00Z, from",
        "points=1, points",
        "points=2001, points",
        "to=soon, to",
    })
    void what_a_track_can_t_be_asked_for_is_named(String query, String field) {
        assertEquals(
                field,
                bob.get(address + "/view/track?" + query).expect(422).json().getString("field"));
    }

    @Test
    void owntracks_sends_with_a_token_as_its_password_and_again_what_it_is_not_sure_of() {
        long now = Instant.now().getEpochSecond();
        RestClient phone = RestClient.basic(
                ann.server(),
                "ann",
                RestClient.basic(ann.server(), "ann", "demo").newToken("phone", 3_600));
        String path = address + "/intake/owntracks";
        String message = "{\"_type\":\"location\",\"lat\":53.5,\"lon\":10.25,\"tst\":" + now
                + ",\"acc\":12,\"vel\":36,\"cog\":90,\"batt\":77}";
        for (int i = 0; i < 2; i++) {
            assertEquals("[]", phone.send("POST", path, message).expect(200).text());
        }
        assertEquals(
                "[]",
                phone.send("POST", path, "{\"_type\":\"lwt\",\"tst\":" + now + "}")
                        .expect(200)
                        .text());
        assertEquals(1, map.seq());
        JsonObject person = map.people().getJsonObject(0);
        assertEquals(10, person.getInt("speed"));
        assertEquals(90, person.getInt("heading"));
        assertEquals(
                "lat",
                phone.send("POST", path, "{\"_type\":\"location\",\"lat\":\"x\",\"lon\":1}")
                        .expect(422)
                        .json()
                        .getString("field"));
        assertEquals(
                "malformed", phone.send("POST", path, "[1]").expect(400).json().getString("code"));
        assertEquals(
                401,
                RestClient.basic(ann.server(), "ann", "no-token")
                        .send("POST", path, message)
                        .status());
    }

    @Test
    void what_owntracks_says_within_a_second_of_another_position_is_dropped_and_not_refused() {
        Instant tst = Instant.now().minusSeconds(30).truncatedTo(ChronoUnit.SECONDS);
        map.post(ann, MapRoom.position(1, 1).add("at", tst.plusMillis(500).toString()), 201);
        String message = "{\"_type\":\"location\",\"lat\":2,\"lon\":2,\"tst\":" + tst.getEpochSecond() + "}";
        assertEquals(
                "[]",
                ann.send("POST", address + "/intake/owntracks", message)
                        .expect(200)
                        .text());
        assertEquals(1, map.seq());
    }

    @Test
    void a_track_goes_in_and_comes_out_the_same_and_stores_nothing_twice() {
        String file = walk();
        assertEquals(
                1_500,
                ann.send("POST", address + "/intake/gpx", file)
                        .expect(200)
                        .json()
                        .getInt("stored"));
        String saved = bob.get(address + "/export?format=gpx").expect(200).text();
        assertTrue(
                saved.contains(
                        "<trkpt lat=\"46.11499\" lon=\"13.5\"><ele>1499</ele><time>2025-11-20T08:49:58.000Z</time></trkpt>"),
                saved.substring(saved.length() - 300));
        ann.send("POST", address + "/intake/gpx", saved).expect(200);
        assertEquals(1_500, map.seq());
        JsonObject geo = MapRoom.object(
                bob.get(address + "/export?format=geojson").expect(200).text());
        assertEquals(
                1_500,
                geo.getJsonArray("features")
                        .getJsonObject(0)
                        .getJsonObject("geometry")
                        .getJsonArray("coordinates")
                        .size());
    }

    @Test
    void what_is_wrong_with_a_file_is_named_with_its_line_and_what_was_before_it_stays() {
        JsonObject refused = ann.send(
                        "POST",
                        address + "/intake/gpx",
                        walk().replace("lon=\"13.5\"><ele>1200<", "lon=\"east\"><ele>1200<"))
                .expect(422)
                .json();
        assertEquals("longitude", refused.getString("field"));
        assertTrue(refused.getString("detail").contains("(line 1202); 1000 entries"), refused.toString());
        assertEquals(1_000, map.seq());
        assertEquals(
                "malformed",
                ann.send(
                                "POST",
                                address + "/intake/gpx",
                                "<!DOCTYPE gpx [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><gpx>&x;</gpx>")
                        .expect(400)
                        .json()
                        .getString("code"));
    }

    /** 50 minutes, a position each two seconds. */
    private static String walk() {
        StringBuilder points = new StringBuilder("<gpx version=\"1.1\"><trk><trkseg>\n");
        Instant start = Instant.parse("2025-11-20T08:00:00Z");
        for (int i = 0; i < 1_500; i++) {
            points.append("<trkpt lat=\"46." + (10_000 + i) + "\" lon=\"13.5\"><ele>" + i + "</ele><time>"
                    + start.plusSeconds(2L * i) + "</time></trkpt>\n");
        }
        return points + "</trkseg></trk></gpx>";
    }
}
