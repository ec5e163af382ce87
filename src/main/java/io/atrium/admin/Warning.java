package io.atrium.admin;

import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import java.time.Instant;

/**
 * A line of a node's log that an operator should see.
 *
 * @param level {@code warning} or {@code severe}
 * @param source the class that says it
 */
public record Warning(Instant at, String level, String source, String text) {
    JsonObject toJson() {
        return Json.createObjectBuilder()
                .add("at", Instants.wire(at))
                .add("level", level)
                .add("source", source)
                .add("text", text)
                .build();
    }

    static Warning of(JsonObject json) {
        return new Warning(
                Instant.parse(json.getString("at")),
                json.getString("level"),
                json.getString("source"),
                json.getString("text"));
    }
}
