package io.atrium.kind.location;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The location room through its doors. */
class LocationRoomIT {
    private final MapRoom map = new MapRoom();
    private final RestClient ann = map.ann;
    private final RestClient bob = map.bob;
    private final String room = map.name;
    private final String address = map.address;

    @Test
    void somebody_says_where_they_are_and_everybody_reads_the_same() {
        try (RoomClient phone = RoomClient.join(ann, room);
                RoomClient watcher = RoomClient.join(bob, room)) {
            phone.sendText(
                    "{\"latitude\":53.5511,\"longitude\":9.9937,\"accuracy\":8,\"heading\":270,\"speed\":1.4,\"altitude\":6,\"ref\":\"p1\",\"extra\":1}");
            assertEquals(1, phone.awaitAck("p1").getInt("seq"));
            JsonObject entry = watcher.await("the position", frame -> frame.containsKey("latitude"));
            assertEquals("position", entry.getString("type"));
            assertEquals("ann", entry.getString("from"));
            assertEquals("53.5511", entry.get("latitude").toString());
            assertEquals("9.9937", entry.get("longitude").toString());
            assertEquals("8", entry.get("accuracy").toString());
            assertEquals("270", entry.get("heading").toString());
            assertEquals("1.4", entry.get("speed").toString());
            assertFalse(entry.containsKey("extra"), entry.toString());
            phone.sendText("{\"latitude\":1,\"longitude\":2,\"at\":\""
                    + Instant.now().minusSeconds(60) + "\",\"ref\":\"p2\"}");
            JsonObject earlier = watcher.await("the earlier", frame -> frame.containsKey("stored_at"));
            assertEquals(1, earlier.getInt("latitude"));
        }
        JsonObject person = map.people().getJsonObject(0);
        assertEquals("53.5511", person.get("latitude").toString(), "the newest by its own time");
        assertEquals("ann", person.getString("login"));
        assertFalse(person.containsKey("until"), person.toString());
        Replays.assertReplays(ann, room);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"longitude\":1}                                           | invalid      | latitude",
                "{\"latitude\":1}                                            | invalid      | longitude",
                "{\"latitude\":90.01,\"longitude\":1}                        | invalid      | latitude",
                "{\"latitude\":-91,\"longitude\":1}                          | invalid      | latitude",
                "{\"latitude\":1,\"longitude\":180.5}                        | invalid      | longitude",
                "{\"latitude\":1,\"longitude\":-181}                         | invalid      | longitude",
                "{\"latitude\":\"53.5\",\"longitude\":1}                     | invalid      | latitude",
                "{\"latitude\":1,\"longitude\":[1]}                          | invalid      | longitude",
                "{\"latitude\":1e999,\"longitude\":1}                        | invalid      | latitude",
                "{\"latitude\":NaN,\"longitude\":1}                          | malformed    |",
                "{\"latitude\":1,\"longitude\":1,\"accuracy\":-1}            | invalid      | accuracy",
                "{\"latitude\":1,\"longitude\":1,\"heading\":361}            | invalid      | heading",
                "{\"latitude\":1,\"longitude\":1,\"speed\":\"fast\"}         | invalid      | speed",
                "{\"latitude\":1,\"longitude\":1,\"altitude\":-99999}        | invalid      | altitude",
                "{\"latitude\":1,\"longitude\":1,\"at\":\"2999-01-01T00:00:00Z\"} | invalid | at",
                "{\"latitude\":1,\"longitude\":1,\"at\":\"noon\"}            | invalid      | at",
                "{\"latitude\":1,\"longitude\":1,\"share\":0}                | invalid      | share",
                "{\"latitude\":1,\"longitude\":1,\"share\":7}                | closed       |",
                "{\"type\":\"share\"}                                        | invalid      | seconds",
                "{\"type\":\"share\",\"seconds\":0}                          | invalid      | seconds",
                "{\"type\":\"share\",\"seconds\":43201}                      | invalid      | seconds",
                "{\"type\":\"share\",\"seconds\":\"900\"}                    | invalid      | seconds",
                "{\"type\":\"teleport\"}                                     | unknown_type |",
            })
    void what_is_no_position_is_refused_by_name_at_every_door(String frame, String code, String field) {
        RestClient.Answer answer = ann.send("POST", address + "/entries", frame.strip());
        assertEquals(code, answer.json().getString("code"), answer.text());
        assertEquals(field, answer.json().getString("field", null), answer.text());
        try (RoomClient client = RoomClient.join(ann, room)) {
            client.sendText(frame.strip());
            assertEquals(field, client.awaitError(code).getString("field", null));
            assertEquals(0, client.position());
        }
    }

    @Test
    void a_second_position_within_a_second_is_refused_and_a_repeated_one_is_not() {
        Instant at = Instant.now().minusSeconds(100);
        map.post(ann, MapRoom.position(1, 1).add("at", at.toString()).add("ref", "a"), 201);
        JsonObject refused = map.post(
                ann, MapRoom.position(2, 2).add("at", at.plusMillis(300).toString()), 429);
        assertEquals("rate_limited", refused.getString("code"));
        assertEquals(1, refused.getInt("retry_after"));
        map.post(ann, MapRoom.position(1, 1).add("at", at.toString()).add("ref", "a"), 201);
        map.post(bob, MapRoom.position(3, 3).add("at", at.toString()), 201);
        assertEquals(2, map.seq(), "the same ref, the same entry");
    }

    @Test
    void a_sharing_ends_when_its_time_is_over_and_takes_no_position_after() {
        try (RoomClient watcher = RoomClient.join(bob, room)) {
            int share = map.share(ann, 900);
            JsonObject told = watcher.await("the sharing", frame -> frame.containsKey("until"));
            assertTrue(
                    Instant.parse(told.getString("until")).isAfter(Instant.now().plusSeconds(800)), told.toString());
            map.post(ann, MapRoom.position(1, 1).add("share", share), 201);
            assertEquals(told.getString("until"), map.people().getJsonObject(0).getString("until"));
            assertEquals(share, map.people().getJsonObject(0).getInt("share"));
            int brief = map.share(ann, 1);
            JsonObject over = watcher.await(
                    "the end", frame -> frame.getString("type", "").equals("stop"));
            assertEquals("atrium", over.getString("from"));
            assertEquals("ann", over.getString("login"));
            assertEquals(brief, over.getInt("share"));
            assertTrue(map.people().isEmpty(), map.people().toString());
            assertEquals(
                    "closed",
                    map.post(ann, MapRoom.position(2, 2).add("share", brief), 410)
                            .getString("code"));
        }
        Replays.assertReplays(ann, room);
    }

    @Test
    void whoever_stops_is_off_the_map_and_nobody_else_can_use_their_sharing() {
        int share = map.share(ann, 900);
        assertEquals(
                "closed",
                map.post(bob, MapRoom.position(1, 1).add("share", share), 410).getString("code"));
        map.post(ann, MapRoom.position(1, 1).add("share", share), 201);
        JsonObject card = bob.get(address).json().getJsonObject("summary");
        assertEquals("summary.seen", card.getString("key"));
        assertEquals("accent", card.getString("tone"));
        assertEquals(1, card.getJsonObject("places").getInt("n"));
        map.post(ann, "{\"type\":\"stop\"}", 201);
        assertTrue(map.people().isEmpty(), map.people().toString());
        assertEquals(
                "closed",
                map.post(ann, MapRoom.position(2, 2).add("share", share), 410).getString("code"));
        assertEquals(
                "summary.nobody",
                bob.get(address).json().getJsonObject("summary").getString("key"));
        Replays.assertReplays(ann, room);
    }

    @Test
    void whoever_leaves_the_room_is_off_its_map() {
        map.post(bob, MapRoom.position(1, 1), 201);
        try (RoomClient watcher = RoomClient.join(ann, room)) {
            bob.delete(address + "/members/bob").expect(204);
            JsonObject over = watcher.await(
                    "the departure", frame -> frame.getString("type", "").equals("stop"));
            assertEquals("atrium", over.getString("from"));
            assertEquals("bob", over.getString("login"));
            assertFalse(over.containsKey("share"), over.toString());
        }
        assertTrue(Replays.snapshot(ann, room).getJsonArray("people").isEmpty());
        Replays.assertReplays(ann, room);
    }

    @Test
    void a_plan_of_elsewhere_is_refused_when_a_room_is_made_and_when_it_is_changed() {
        JsonObject wanted = Json.createObjectBuilder()
                .add("name", "location-" + UUID.randomUUID())
                .add("kind", "location")
                .add(
                        "settings",
                        MapRoom.object("{\"base\":\"image\",\"image\":\"https://elsewhere.example/plan.png\"}"))
                .build();
        assertEquals(
                "settings.image",
                ann.post("/api/rooms", wanted).expect(422).json().getString("field"));
        JsonObject change = MapRoom.object("{\"settings\":{\"base\":\"image\"}}");
        assertEquals(
                "settings.image", ann.patch(address, change).expect(422).json().getString("field"));
        ann.patch(address, MapRoom.object("{\"settings\":{\"base\":\"tiles\"}}"))
                .expect(200);
    }
}
