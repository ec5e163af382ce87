package io.atrium.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.Multiplexed;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import io.atrium.testing.RoomTest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person has saved and begun to write, to the letter of docs/protocol.md. */
class OwnThingsIT extends RoomTest {
    @Test
    void what_is_saved_is_listed_across_rooms_as_it_reads_now() {
        String other = bob.newRoom("saved");
        RestClient cho = server.as("cho");
        try (RoomClient here = RoomClient.join(cho, room);
                RoomClient there = RoomClient.join(cho, other)) {
            here.say("wrogn");
            there.say("elsewhere");
            cho.put("/api/saved/" + room + "/1", null).expect(204);
            cho.put("/api/saved/" + other + "/1", null).expect(204);
            cho.put("/api/saved/" + other + "/1", null).expect(204); // again changes nothing
            here.sendUntilAcked("{\"type\":\"edit\",\"seq\":1,\"message\":\"right\",\"ref\":\"e\"}", "e");
            List<JsonObject> saved = saved(cho, "limit=2");
            assertEquals(List.of("elsewhere", "right"), texts(saved));
            assertEquals(other, saved.get(0).getString("room"));
            assertEquals("cho", saved.get(0).getString("from"));
            String next = cho.get("/api/saved?limit=1").expect(200).json().getString("next");
            assertEquals(List.of("right"), texts(saved(cho, "limit=1&next=" + next)));
            assertEquals(422, cho.get("/api/saved?next=x").status());
            assertEquals(
                    "{\"seqs\":[1]}", cho.get("/api/saved/" + room).expect(200).text());

            cho.delete("/api/saved/" + other + "/1").expect(204);
            assertEquals(List.of("right"), texts(saved(cho, "limit=2")).subList(0, 1));
            cho.delete("/api/saved/" + room + "/1").expect(204);
            assertEquals("{\"seqs\":[]}", cho.get("/api/saved/" + room).text());
        }
    }

    @Test
    void only_what_there_is_can_be_saved_and_by_who_belongs_there() {
        assertEquals(404, ann.put("/api/saved/" + room + "/7", null).status());
        assertEquals(422, ann.put("/api/saved/" + room + "/x", null).status());
        assertEquals(403, bob.put("/api/saved/" + room + "/1", null).status());
        assertEquals(404, bob.get("/api/saved/nowhere").status());
    }

    @Test
    void saving_and_writing_are_told_on_ones_own_channel() {
        try (Multiplexed own = Multiplexed.connect(ann);
                RoomClient hers = RoomClient.join(ann, room)) {
            hers.say("hello");
            ann.put("/api/saved/" + room + "/1", null).expect(204);
            assertTrue(told(own, "saved").getBoolean("saved"));
            write(ann, 0, "half a sen").expect(204);
            assertEquals("half a sen", told(own, "draft").getString("text"));
            hers.sendUntilAcked("{\"type\":\"read\",\"seq\":1,\"ref\":\"r\"}", "r");
            hers.sendUntilAcked("{\"type\":\"unread\",\"seq\":1,\"ref\":\"u\"}", "u");
            assertEquals(0, told(own, "unread").getInt("read_seq"));
        }
    }

    @Test
    void a_draft_is_kept_for_a_room_and_for_each_thread_until_it_is_cleared() {
        write(ann, 0, "half a sen").expect(204);
        write(ann, 0, "half a sentence").expect(204);
        write(ann, 12, "an ans").expect(204);
        List<JsonObject> drafts = drafts("/api/drafts/" + room);
        assertEquals(List.of("half a sentence", "an ans"), texts(drafts));
        assertEquals(12, drafts.get(1).getInt("thread"));
        assertEquals(
                2,
                drafts("/api/drafts").stream()
                        .filter(draft -> draft.getString("room").equals(room))
                        .count());
        write(ann, 0, "").expect(204);
        assertEquals(List.of("an ans"), texts(drafts("/api/drafts/" + room)));
        write(ann, 12, "").expect(204);
        write(ann, 12, "").expect(204);
        assertTrue(drafts("/api/drafts/" + room).isEmpty());

        RestClient.Answer refused = write(ann, 0, "x".repeat(16_385));
        assertEquals("too_large", refused.json().getString("code"));
        assertEquals(
                422,
                ann.put("/api/drafts/" + room, Json.createObjectBuilder().build())
                        .status());
        assertEquals(403, write(bob, 0, "x").status());
    }

    private RestClient.Answer write(RestClient by, long thread, String text) {
        return by.put(
                "/api/drafts/" + room,
                Json.createObjectBuilder()
                        .add("thread", thread)
                        .add("text", text)
                        .build());
    }

    private JsonObject told(Multiplexed own, String type) {
        return own.awaitOwn(
                "ann",
                frame -> frame.getString("type", "").equals(type)
                        && frame.get("room") instanceof JsonString named
                        && named.getString().equals(room));
    }

    private List<JsonObject> drafts(String path) {
        return ann.get(path).expect(200).json().getJsonArray("drafts").getValuesAs(JsonObject.class);
    }

    private static List<JsonObject> saved(RestClient caller, String query) {
        return caller.get("/api/saved?" + query)
                .expect(200)
                .json()
                .getJsonArray("saved")
                .getValuesAs(JsonObject.class);
    }

    private static List<String> texts(List<JsonObject> all) {
        return all.stream().map(one -> one.getString("text")).toList();
    }
}
