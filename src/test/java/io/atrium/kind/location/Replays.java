package io.atrium.kind.location;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.room.Draft;
import io.atrium.room.Entry;
import io.atrium.room.KindFixtures;
import io.atrium.testing.RestClient;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Set;

/** Makes a room's snapshot from its log anew. */
final class Replays {
    private static final Set<String> ROAD = Set.of("type", "seq", "from", "at", "stored_at", "ref");

    private Replays() {}

    static JsonObject snapshot(RestClient caller, String room) {
        return caller.get("/api/rooms/" + room + "/snapshot").expect(200).json().getJsonObject("snapshot");
    }

    /** That what the server keeps is what its log comes to. */
    static void assertReplays(RestClient caller, String room) {
        JsonObject snapshot = snapshot(caller, room);
        Board board = new Board();
        caller.get("/api/rooms/" + room + "/export?format=jsonl")
                .expect(200)
                .text()
                .lines()
                .map(FrameCodec::object)
                .map(Replays::entry)
                .forEach(board::apply);
        assertEquals(snapshot.toString(), board.toJson(Instant.now()).toString());
    }

    private static Entry entry(JsonObject line) {
        JsonObjectBuilder body = Json.createObjectBuilder();
        line.forEach((member, value) -> {
            if (!ROAD.contains(member)) {
                body.add(member, value);
            }
        });
        Instant at = Instants.parse(line.getString("at")).orElseThrow();
        Instant storedAt = line.containsKey("stored_at")
                ? Instants.parse(line.getString("stored_at")).orElseThrow()
                : at;
        Draft draft = new Draft(1, line.getString("from"), line.getString("type"), null, body.build());
        return KindFixtures.entry(
                line.getJsonNumber("seq").longValue(), storedAt, line.containsKey("stored_at") ? draft.at(at) : draft);
    }
}
