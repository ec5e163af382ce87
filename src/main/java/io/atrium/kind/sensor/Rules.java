package io.atrium.kind.sensor;

import io.atrium.room.KeepDays;
import io.atrium.room.Setting;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A sensor room's settings. */
final class Rules {
    private static final int MOST_NAMED = 200;
    private static final long FARTHEST = 1_000_000_000_000L;
    private static final int A_YEAR = 365;
    static final int DAYS_OF_READINGS = 7;

    private final JsonObject settings;
    private final Map<String, Rule> bySensor = new LinkedHashMap<>();

    private Rules(JsonObject settings) {
        this.settings = settings;
        items(settings).map(array -> array.getValuesAs(JsonObject.class)).orElse(List.of()).stream()
                .map(Rule::of)
                .forEach(rule -> bySensor.put(rule.id(), rule));
    }

    static Rules of(JsonObject settings) {
        return new Rules(settings);
    }

    static List<Setting> settings() {
        return List.of(
                Setting.list(
                        "sensors",
                        MOST_NAMED,
                        Setting.text("id", Sensor.MAX_ID).mandatory(),
                        Setting.text("name", 80),
                        Setting.text("unit", Sensor.MAX_UNIT),
                        Setting.number("above", -FARTHEST, FARTHEST),
                        Setting.number("below", -FARTHEST, FARTHEST),
                        Setting.number("margin", 0, FARTHEST),
                        Setting.number("silent_after", 1, 31_536_000)),
                KeepDays.setting(),
                Setting.number("keep_minutes_days", 1, 10 * A_YEAR).preset(Json.createValue(A_YEAR)));
    }

    /** @throws Problem {@code invalid} where two name one sensor, or limits leave nothing between them */
    static JsonObject settle(JsonObject settings) {
        Map<String, Rule> seen = new LinkedHashMap<>();
        JsonArray items = items(settings).orElse(JsonArray.EMPTY_JSON_ARRAY);
        for (int i = 0; i < items.size(); i++) {
            Rule rule = Rule.of(items.getJsonObject(i));
            String path = "settings.sensors[" + i + "].";
            Sensor.requireId(path + "id", rule.id());
            if (seen.put(rule.id(), rule) != null) {
                throw Problem.invalid(path + "id", "two sensors are called " + rule.id());
            }
            if (rule.above() != null && rule.below() != null && rule.above() <= rule.below()) {
                throw Problem.invalid(path + "above", path + "above must be more than below");
            }
            if (rule.above() != null && rule.below() != null && rule.hysteresis() >= rule.above() - rule.below()) {
                throw Problem.invalid(path + "margin", path + "margin must be less than what lies between the limits");
            }
        }
        return settings;
    }

    /** Whether these are made of such settings. */
    boolean areOf(JsonObject other) {
        return settings == other || settings.equals(other);
    }

    Rule of(String sensorId) {
        Rule rule = bySensor.get(sensorId);
        return rule == null ? Rule.none(sensorId) : rule;
    }

    /** Of the sensors the settings name, in their order. */
    Collection<Rule> named() {
        return bySensor.values();
    }

    /** How long they are kept taken together. */
    Duration keepMinutes() {
        return days("keep_minutes_days", A_YEAR);
    }

    private Duration days(String member, int otherwise) {
        BigDecimal days = settings.containsKey(member)
                ? settings.getJsonNumber(member).bigDecimalValue()
                : BigDecimal.valueOf(otherwise);
        return Duration.ofSeconds(days.multiply(BigDecimal.valueOf(86_400)).longValue());
    }

    private static Optional<JsonArray> items(JsonObject settings) {
        return Optional.ofNullable(settings.getJsonArray("sensors"));
    }
}
