package io.atrium.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.Await;
import io.atrium.testing.Called;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomTest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may give a command, and how often it is done. */
class CommandGivingIT extends RoomTest {
    private final Called called = new Called();
    private final String name =
            "deploy-" + Integer.toHexString(ThreadLocalRandom.current().nextInt());
    private RestClient admin;
    private JsonObject registered;

    @BeforeEach
    void register() {
        admin = server.as("admin");
        registered = admin.post(
                        "/api/commands", wanted(name, called.at("/deploy").toString()))
                .expect(201)
                .json();
    }

    @AfterEach
    void remove() {
        admin.delete("/api/commands/" + registered.getInt("id"));
        called.close();
    }

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

    private RestClient.Answer give(String text) {
        return ann.post("/api/rooms/" + room + "/commands", text(text));
    }

    private static JsonObject text(String text) {
        return Json.createObjectBuilder().add("text", text).build();
    }

    private static JsonObject wanted(String name, String url) {
        return Json.createObjectBuilder()
                .add("name", name)
                .add("description", "Deploys")
                .add("arguments", "version")
                .add("url", url)
                .build();
    }
}
