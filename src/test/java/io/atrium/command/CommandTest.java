package io.atrium.command;

import io.atrium.testing.Called;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomTest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A command that is registered, in a room of ann's. */
abstract class CommandTest extends RoomTest {
    protected final Called called = new Called();
    protected final String name =
            "deploy-" + Integer.toHexString(ThreadLocalRandom.current().nextInt());
    protected RestClient admin;
    protected JsonObject registered;

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

    protected RestClient.Answer give(String text) {
        return ann.post("/api/rooms/" + room + "/commands", text(text));
    }

    protected static JsonObject text(String text) {
        return Json.createObjectBuilder().add("text", text).build();
    }

    protected static JsonObject wanted(String name, String url) {
        return Json.createObjectBuilder()
                .add("name", name)
                .add("description", "Deploys")
                .add("arguments", "version")
                .add("url", url)
                .build();
    }
}
