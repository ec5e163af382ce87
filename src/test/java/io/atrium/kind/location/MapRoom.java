package io.atrium.kind.location;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.time.Instant;
import java.util.UUID;

/** A location room of Ann's on the shared server, and two who use it. */
final class MapRoom {
    final RestClient ann = AtriumServer.shared().as("ann");
    final RestClient bob = AtriumServer.shared().as("bob");
    final String name = ann.newRoom(Json.createObjectBuilder()
            .add("name", "location-" + UUID.randomUUID())
            .add("kind", "location")
            .build());
    final String address = "/api/rooms/" + name;

    JsonArray people() {
        return Replays.snapshot(bob, name).getJsonArray("people");
    }

    JsonObject post(RestClient who, JsonObjectBuilder frame, int status) {
        return post(who, frame.build().toString(), status);
    }

    JsonObject post(RestClient who, String frame, int status) {
        return who.send("POST", address + "/entries", frame).expect(status).json();
    }

    /** @return its number */
    int share(RestClient who, int seconds) {
        return post(who, "{\"type\":\"share\",\"seconds\":" + seconds + "}", 201)
                .getJsonArray("entries")
                .getJsonObject(0)
                .getInt("seq");
    }

    int seq() {
        return ann.get(address).json().getInt("seq");
    }

    static JsonObjectBuilder position(double latitude, double longitude) {
        return Json.createObjectBuilder().add("latitude", latitude).add("longitude", longitude);
    }

    /** A second and 2.2 m apart. */
    static JsonArray batch(Instant start, int size) {
        JsonArrayBuilder batch = Json.createArrayBuilder();
        for (int i = 0; i < size; i++) {
            batch.add(position(50 + i * 0.00002, 10)
                    .add("at", start.plusSeconds(i).toString()));
        }
        return batch.build();
    }

    static JsonObject object(String json) {
        return Json.createReader(new StringReader(json)).readObject();
    }
}
