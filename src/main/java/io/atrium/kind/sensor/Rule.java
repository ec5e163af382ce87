package io.atrium.kind.sensor;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.time.Duration;

/**
 * What a room's settings say of one sensor.
 *
 * @param name may be null, as may be all that follows
 * @param margin how far a value must come back before its alarm is cleared
 */
public record Rule(
        String id, String name, String unit, Double above, Double below, Duration silentAfter, Double margin) {
    /** Of what the limits enclose, or of the one limit: a value that trembles around a limit raises one alarm, not a hundred. */
    private static final double USUAL_MARGIN = 0.02;

    static Rule of(JsonObject item) {
        Double silent = number(item, "silent_after");
        return new Rule(
                item.getString("id"),
                item.getString("name", null),
                item.getString("unit", null),
                number(item, "above"),
                number(item, "below"),
                silent == null ? null : Duration.ofMillis((long) (silent * 1_000)),
                number(item, "margin"));
    }

    /** Of a sensor the settings don't name. */
    static Rule none(String id) {
        return new Rule(id, null, null, null, null, null, null);
    }

    /** What people call it. */
    String label() {
        return name == null ? id : name;
    }

    double hysteresis() {
        if (margin != null) {
            return margin;
        }
        if (above != null && below != null) {
            return USUAL_MARGIN * (above - below);
        }
        return above == null && below == null ? 0 : USUAL_MARGIN * Math.abs(above == null ? below : above);
    }

    /** The limit an alarm of this reason watches; null: there is none. */
    Double limit(Reason reason) {
        return switch (reason) {
            case ABOVE -> above;
            case BELOW -> below;
            case SILENT -> silentAfter == null ? null : silentAfter.toMillis() / 1_000.0;
        };
    }

    private static Double number(JsonObject item, String member) {
        return item.get(member) instanceof JsonNumber number ? number.doubleValue() : null;
    }
}
