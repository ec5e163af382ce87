package io.atrium.kind.sensor;

import io.atrium.room.Entry;
import jakarta.json.JsonObject;
import java.time.Instant;

/**
 * An entry {@code reading}.
 *
 * @param unit null where the sender named none
 * @param at when it was measured: the sender's own time, else when it was stored
 */
record Reading(long seq, String sensorId, double value, String unit, Instant at, Instant ownAt, Instant storedAt) {
    static final String TYPE = "reading";

    static Reading of(Entry entry) {
        JsonObject body = entry.body();
        return new Reading(
                entry.getSeq(),
                body.getString("sensor_id"),
                body.getJsonNumber("sensor_value").doubleValue(),
                body.getString("unit", null),
                entry.happenedAt(),
                entry.getOwnAt(),
                entry.getAt());
    }
}
