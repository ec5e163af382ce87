package io.atrium.kind.sensor;

import io.atrium.room.Entry;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a sensor room's log comes to at one entry: the same, whether it was kept all along or is made from the log anew. Not for several threads.
 */
final class Board {
    /** Alarms that are over, of which the newest are shown. */
    static final int PAST = 20;

    private final long roomId;
    private final Map<String, Sensor> sensors = new LinkedHashMap<>();
    private final TreeMap<Long, Alarm> alarms = new TreeMap<>();
    private long seq;

    Board(long roomId, long seq) {
        this.roomId = roomId;
        this.seq = seq;
    }

    /** As it was stored at {@link #seq}; alarms may be newer. */
    void restore(List<Sensor> known, List<Alarm> raised) {
        known.forEach(sensor -> sensors.put(sensor.id(), sensor));
        raised.forEach(alarm -> alarms.put(alarm.seq(), alarm));
    }

    /** A reading, which becomes its sensor's newest or not. */
    record Taken(Reading reading, Sensor sensor, boolean newest) {}

    /** @return the reading, where the entry is one */
    Optional<Taken> apply(Entry entry) {
        seq = entry.getSeq();
        return switch (entry.getType()) {
            case Reading.TYPE -> Optional.of(read(Reading.of(entry)));
            case Alarm.TYPE -> {
                alarm(entry);
                yield Optional.empty();
            }
            case SensorKind.ACKNOWLEDGE -> {
                long target = entry.body().getJsonNumber("target").longValue();
                Optional.ofNullable(alarms.get(target)).ifPresent(alarm -> alarm.take(entry));
                yield Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private Taken read(Reading reading) {
        Sensor sensor = sensors.get(reading.sensorId());
        if (sensor == null) {
            sensor = new Sensor(roomId, sensors.size() + 1, reading);
            sensors.put(reading.sensorId(), sensor);
            return new Taken(reading, sensor, true);
        }
        return new Taken(reading, sensor, sensor.take(reading));
    }

    private void alarm(Entry entry) {
        JsonObject body = entry.body();
        if (body.getString("state").equals(Alarm.RAISED)) {
            alarms.computeIfAbsent(entry.getSeq(), raised -> new Alarm(entry));
        } else {
            long raised = body.getJsonNumber("raised").longValue();
            Optional.ofNullable(alarms.get(raised)).ifPresent(alarm -> alarm.clear(entry));
        }
        forgetOldest();
    }

    private void forgetOldest() {
        List<Long> past = alarms.values().stream()
                .filter(alarm -> !alarm.isOpen())
                .map(Alarm::seq)
                .toList();
        past.subList(0, Math.max(0, past.size() - PAST)).forEach(alarms::remove);
    }

    long seq() {
        return seq;
    }

    Collection<Sensor> sensors() {
        return sensors.values();
    }

    Optional<Sensor> sensor(String id) {
        return Optional.ofNullable(sensors.get(id));
    }

    /** Those that last, the oldest first. */
    List<Alarm> open() {
        return alarms.values().stream().filter(Alarm::isOpen).toList();
    }

    /** Those that are over, the newest first. */
    List<Alarm> past() {
        return alarms.descendingMap().values().stream()
                .filter(alarm -> !alarm.isOpen())
                .toList();
    }

    Optional<Alarm> alarm(long raised) {
        return Optional.ofNullable(alarms.get(raised));
    }

    /** The sensors the settings name, in their order, then the others, in the order they spoke in. */
    List<String> order(Rules rules) {
        Stream<String> others = sensors.keySet().stream()
                .filter(id -> rules.named().stream().noneMatch(rule -> rule.id().equals(id)));
        return Stream.concat(rules.named().stream().map(Rule::id), others).toList();
    }

    /** The snapshot. */
    JsonObject toJson(Rules rules) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        order(rules).forEach(id -> all.add(sensorJson(rules.of(id))));
        return Json.createObjectBuilder()
                .add("sensors", all)
                .add("alarms", alarmsJson(open()))
                .add("past", alarmsJson(past()))
                .build();
    }

    private JsonObject sensorJson(Rule rule) {
        JsonObjectBuilder json = Json.createObjectBuilder().add("sensor_id", rule.id());
        Sensor sensor = sensors.get(rule.id());
        if (rule.name() != null) {
            json.add("name", rule.name());
        }
        String unit = unit(rule, sensor);
        if (unit != null) {
            json.add("unit", unit);
        }
        addLimits(json, rule);
        if (sensor != null) {
            json.add("sensor_value", Numbers.json(sensor.value()))
                    .add("at", Instants.wire(sensor.at()))
                    .add("seq", sensor.seq())
                    .add("heard_at", Instants.wire(sensor.heardAt()));
        }
        return json.build();
    }

    private static void addLimits(JsonObjectBuilder json, Rule rule) {
        if (rule.above() != null) {
            json.add("above", Numbers.json(rule.above()));
        }
        if (rule.below() != null) {
            json.add("below", Numbers.json(rule.below()));
        }
        if (rule.silentAfter() != null) {
            json.add("silent_after", Numbers.json(rule.limit(Reason.SILENT)));
        }
    }

    /** As the settings say, else as its sender does; may be null. */
    static String unit(Rule rule, Sensor sensor) {
        return rule.unit() == null && sensor != null ? sensor.unit() : rule.unit();
    }

    private static JsonArrayBuilder alarmsJson(List<Alarm> alarms) {
        JsonArrayBuilder json = Json.createArrayBuilder();
        alarms.forEach(alarm -> json.add(alarm.toJson()));
        return json;
    }
}
