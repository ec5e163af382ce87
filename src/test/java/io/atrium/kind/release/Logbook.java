package io.atrium.kind.release;

import io.atrium.room.Draft;
import io.atrium.room.Entry;
import io.atrium.room.KindFixtures;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Set;

/** Entries of a release room as its log has them, for tests. */
final class Logbook {
    private static final Set<String> ROAD = Set.of("type", "seq", "from", "at", "stored_at", "ref");

    private Logbook() {}

    /** An entry as on the plain room socket. */
    static Entry entry(String json) {
        return entry(FrameCodec.object(json));
    }

    static Entry entry(JsonObject line) {
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

    /** What a whole log comes to, an entry a line. */
    static Console replayed(String jsonLines) {
        Console console = new Console();
        jsonLines.lines().map(Logbook::entry).forEach(console::apply);
        return console;
    }
}
