package io.atrium.room;

import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;

/**
 * That a member may not write for now.
 *
 * @param until null: until it is lifted
 * @param by the login of who muted them
 * @param reason as they are told it; may be empty, never null
 */
public record Mute(Instant until, String by, String reason) {
    public static final int MAX_REASON = 250;

    /** {@code {"until":null,"by":"ann","reason":""}}. */
    public JsonObject toJson() {
        JsonObjectBuilder json = Json.createObjectBuilder();
        json.add("until", until == null ? JsonValue.NULL : Json.createValue(Instants.wire(until)));
        return json.add("by", by).add("reason", reason).build();
    }

    public boolean holdsAt(Instant now) {
        return until == null || now.isBefore(until);
    }
}
