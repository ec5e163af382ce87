package io.atrium.kind.release;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.testing.RestClient;
import jakarta.json.JsonObject;

/** Makes a room's snapshot from its log anew. */
final class Replays {
    private Replays() {}

    static JsonObject snapshot(RestClient caller, String room) {
        return caller.get("/api/rooms/" + room + "/snapshot").expect(200).json().getJsonObject("snapshot");
    }

    /** That what the server keeps is what its log comes to. */
    static void assertReplays(RestClient caller, String room) {
        JsonObject snapshot = snapshot(caller, room);
        String log = caller.get("/api/rooms/" + room + "/export?format=jsonl")
                .expect(200)
                .text();
        JsonObject replayed = Logbook.replayed(log)
                .toJson()
                .add("approval", snapshot.getString("approval"))
                .build();
        assertEquals(snapshot.toString(), replayed.toString());
    }
}
