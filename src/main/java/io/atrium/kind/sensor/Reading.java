package io.atrium.kind.sensor;

import io.atrium.room.Entry;
import io.atrium.wire.Frame;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;

/**
 * An entry {@code reading}.
 *
 * @param unit null where the sender named none
 * @param at when it was measured: the sender's own time, else when it was stored
 */
record Reading(long seq, String sensorId, double value, String unit, Instant at, Instant ownAt, Instant storedAt) {
    static final String TYPE = "reading";

    /** Beyond, sums would not be finite. */
    private static final double LARGEST = 1e100;

    private static final int LONGEST_NUMBER = 32;

    /**
     * What is stored of a frame. The value as it was written: who reads it back finds the same.
     *
     * @throws io.atrium.wire.Problem {@code invalid}
     */
    static JsonObject body(Frame frame) {
        String sensor = frame.text("sensor_id", Sensor.MAX_ID);
        Sensor.requireId("sensor_id", sensor);
        double value = frame.number("sensor_value", -LARGEST, LARGEST);
        JsonValue written = frame.body().get("sensor_value");
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add("sensor_id", sensor)
                .add("sensor_value", written.toString().length() <= LONGEST_NUMBER ? written : Numbers.json(value));
        frame.optionalText("unit", Sensor.MAX_UNIT).ifPresent(unit -> body.add("unit", unit));
        return body.build();
    }

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
