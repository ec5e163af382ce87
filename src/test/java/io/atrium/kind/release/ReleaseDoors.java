package io.atrium.kind.release;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.RestClient;
import io.atrium.testing.RestClient.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.UUID;

/** Release rooms of Ann's on the shared server, and two who use them. */
abstract class ReleaseDoors {
    final RestClient ann = AtriumServer.shared().as("ann");
    final RestClient bob = AtriumServer.shared().as("bob");

    static Answer post(RestClient who, String room, String frame) {
        return who.send("POST", path(room), frame);
    }

    static String path(String room) {
        return "/api/rooms/" + room + "/entries";
    }

    final String opened(String... stages) {
        String room = room("keepers");
        post(
                        ann,
                        room,
                        "{\"type\":\"release\",\"version\":\"1\",\"stages\":[\"" + String.join("\",\"", stages)
                                + "\"]}")
                .expect(201);
        return room;
    }

    final String room(String approval) {
        JsonObjectBuilder wanted = Json.createObjectBuilder()
                .add("name", "release-" + UUID.randomUUID())
                .add("kind", "release")
                .add("settings", object("approval", approval));
        return ann.newRoom(wanted.build());
    }

    static JsonObject object(String member, String value) {
        return Json.createObjectBuilder().add(member, value).build();
    }
}
