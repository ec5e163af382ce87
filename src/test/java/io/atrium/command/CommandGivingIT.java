package io.atrium.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.Await;
import io.atrium.testing.Multiplexed;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who may give a command, and how often it is done. */
class CommandGivingIT extends CommandTest {
    @Test
    void what_is_given_again_under_its_ref_is_done_once() {
        for (int i = 0; i < 2; i++) {
            for (String line : new String[] {"/" + name + " once", "/poll Lunch? | Pizza | Curry"}) {
                JsonObject frame = Json.createObjectBuilder(text(line))
                        .add("ref", "again-" + line.length())
                        .build();
                ann.post("/api/rooms/" + room + "/commands", frame).expect(204);
            }
        }
        give("/" + name + " another").expect(204);
        Await.until("two calls", () -> called.calls("/deploy").size() >= 2);
        assertEquals(2, called.calls("/deploy").size());
        assertEquals(1, ann.get("/api/rooms/" + room).json().getInt("seq"), "one poll is told of");
    }

    @Test
    void our_own_are_done_once_and_say_again_what_they_said() {
        try (Multiplexed hers = Multiplexed.connect(ann)) {
            String remind = "once-" + name;
            give("/remind 30m " + remind, "r-" + name);
            give("/remind 30m " + remind, "r-" + name);
            assertEquals(2, ann.get("/api/scheduled").text().split(remind, -1).length, "one reminder");
            Await.until(
                    "it is said twice",
                    () -> hers.replies().stream()
                                    .map(JsonObject::toString)
                                    .filter(said -> said.contains("\"r-" + name + "\"") && said.contains(remind))
                                    .count()
                            == 2);
        }
        give("/topic First", "t-" + name);
        give("/topic Second", "u-" + name);
        give("/topic First", "t-" + name);
        assertEquals("Second", ann.get("/api/rooms/" + room).json().getString("purpose"));
        give("/invite @bob", "i-" + name);
        ann.delete("/api/rooms/" + room + "/members/bob").expect(204);
        give("/invite @bob", "i-" + name);
        assertEquals(404, ann.get("/api/rooms/" + room + "/members/bob").status(), "he was sent away since");
    }

    @Test
    void what_was_refused_may_be_given_again_and_one_given_twice_at_once_is_done_once() {
        JsonObject refused = Json.createObjectBuilder(text("/invite @nobody-of-that-name"))
                .add("ref", "n-" + name)
                .build();
        ann.post("/api/rooms/" + room + "/commands", refused).expect(404);
        give("/invite @bob", "n-" + name);
        assertEquals(200, bob.get("/api/rooms/" + room + "/entries").status());
        String remind = "at-once-" + name;
        IntStream.range(0, 8).parallel().forEach(i -> give("/remind 30m " + remind, "p-" + name));
        assertEquals(2, ann.get("/api/scheduled").text().split(remind, -1).length, "one reminder");
    }

    @Test
    void different_ones_given_at_once_do_not_keep_each_other_from_being_done() {
        String crowd = "crowd-" + name;
        IntStream.range(0, 8)
                .parallel()
                .forEach(i -> give(i % 2 == 0 ? "/topic Topic " + i : "/remind 30m " + crowd, "c" + i + name));
        String topic = ann.get("/api/rooms/" + room).json().getString("purpose");
        assertTrue(topic.startsWith("Topic "), topic);
        assertEquals(5, ann.get("/api/scheduled").text().split(crowd, -1).length, "four reminders");
    }

    private void give(String line, String ref) {
        JsonObject frame = Json.createObjectBuilder(text(line)).add("ref", ref).build();
        ann.post("/api/rooms/" + room + "/commands", frame).expect(204);
    }

    @Test
    void who_may_say_nothing_has_nothing_done() {
        ann.put(
                        "/api/rooms/" + room + "/members/bob",
                        Json.createObjectBuilder().add("role", "reader").build())
                .expect(200);
        bob.post("/api/rooms/" + room + "/commands", text("/" + name + " v7")).expect(403);
        give("/" + name + " v8").expect(204);
        Await.until("the call", () -> !called.calls("/deploy").isEmpty());
        String body = called.calls("/deploy").get(0).body();
        assertTrue(body.contains("\"text\":\"v8\"") && body.contains("\"role\":\"keeper\""), body);
        assertEquals(1, called.calls("/deploy").size());
    }
}
