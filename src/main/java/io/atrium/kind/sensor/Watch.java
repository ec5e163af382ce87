package io.atrium.kind.sensor;

import io.atrium.room.Draft;
import io.atrium.room.Notice;
import io.atrium.room.Room;
import io.atrium.wire.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides when alarms are raised and cleared. With hysteresis: a value beyond the limit raises one, and only a value back within it by the rule's margin
 * clears it. It judges by what it has asked for, not by what has been stored: between the two others may be read. Not for several threads.
 */
final class Watch {
    /** That it is over nobody has to be called for. */
    private static final List<Notice> RAISED = List.of(Notice.toEverybody(Notice.What.ALARM));

    private final Map<String, Set<Reason>> asked = new HashMap<>();

    /** Begins anew with what has been stored. */
    void begin(List<Alarm> open) {
        asked.clear();
        open.forEach(alarm -> of(alarm.sensorId()).add(alarm.reason()));
    }

    /** What a reading gives rise to. */
    List<Draft> judge(Room room, Rules rules, Board.Taken taken) {
        Rule rule = rules.of(taken.reading().sensorId());
        List<Draft> drafts = new ArrayList<>();
        if (of(rule.id()).remove(Reason.SILENT)) {
            drafts.add(cleared(room, rule, Reason.SILENT, taken.reading()));
        }
        if (taken.newest()) {
            drafts.addAll(limits(room, rule, taken.reading()));
        }
        return drafts;
    }

    /** What the newest reading of a sensor gives rise to, once more or for the first time. */
    List<Draft> limits(Room room, Rule rule, Reading newest) {
        List<Draft> drafts = new ArrayList<>();
        double value = newest.value();
        judge(room, rule, newest, Reason.ABOVE, rule.above() == null ? null : value - rule.above())
                .ifPresent(drafts::add);
        judge(room, rule, newest, Reason.BELOW, rule.below() == null ? null : rule.below() - value)
                .ifPresent(drafts::add);
        return drafts;
    }

    /** @param beyond how far the value is beyond the limit, negative within; null: there is no limit, or no longer */
    private Optional<Draft> judge(Room room, Rule rule, Reading reading, Reason reason, Double beyond) {
        boolean active = of(rule.id()).contains(reason);
        if (!active && beyond != null && beyond > 0) {
            of(rule.id()).add(reason);
            return Optional.of(raised(room, rule, reason, reading));
        }
        if (active && (beyond == null || (beyond <= 0 && beyond <= -rule.hysteresis()))) {
            of(rule.id()).remove(reason);
            return Optional.of(cleared(room, rule, reason, reading));
        }
        return Optional.empty();
    }

    /**
     * What is due by the clock: sensors the settings name that have said nothing for too long, one that never spoke being waited for since the room was
     * made; and the end of alarms whose limit the settings name no longer.
     */
    List<Draft> due(Room room, Rules rules, Board board, Instant now) {
        List<Draft> drafts = new ArrayList<>();
        for (Alarm alarm : board.open()) {
            Rule rule = rules.of(alarm.sensorId());
            if (rule.limit(alarm.reason()) == null && of(rule.id()).remove(alarm.reason())) {
                String ref = "over-" + alarm.seq();
                drafts.add(draft(room, ref, body(rule, alarm.reason(), Alarm.CLEARED), null)
                        .with(Alarms::clear));
            }
        }
        for (Rule rule : rules.named()) {
            Sensor sensor = board.sensor(rule.id()).orElse(null);
            Instant heard = sensor == null ? room.getCreatedAt() : sensor.heardAt();
            boolean silent =
                    rule.silentAfter() != null && Duration.between(heard, now).compareTo(rule.silentAfter()) > 0;
            if (silent && of(rule.id()).add(Reason.SILENT)) {
                drafts.add(silent(room, rule, sensor));
            }
        }
        return drafts;
    }

    private static Draft raised(Room room, Rule rule, Reason reason, Reading reading) {
        String ref = reason.wireName() + "-" + reading.seq();
        JsonObjectBuilder body = body(rule, reason, Alarm.RAISED)
                .add("limit", Numbers.json(rule.limit(reason)))
                .add("sensor_value", Numbers.json(reading.value()));
        return draft(room, ref, body, rule.unit() == null ? reading.unit() : rule.unit())
                .at(reading.ownAt())
                .with(Alarms::raise)
                .noting(RAISED);
    }

    private static Draft silent(Room room, Rule rule, Sensor sensor) {
        // After each reading once; where there is none, the sensor's name makes the difference.
        String ref = "silent-"
                + (sensor == null ? "0-" + Integer.toHexString(rule.id().hashCode()) : sensor.heardSeq());
        JsonObjectBuilder body =
                body(rule, Reason.SILENT, Alarm.RAISED).add("limit", Numbers.json(rule.limit(Reason.SILENT)));
        if (sensor != null) {
            body.add("sensor_value", Numbers.json(sensor.value()));
        }
        return draft(room, ref, body, Board.unit(rule, sensor))
                .with(Alarms::raise)
                .noting(RAISED);
    }

    private static Draft cleared(Room room, Rule rule, Reason reason, Reading reading) {
        String ref = "cleared-" + reason.wireName() + "-" + reading.seq();
        JsonObjectBuilder body = body(rule, reason, Alarm.CLEARED).add("sensor_value", Numbers.json(reading.value()));
        // The end of a silence is when something came, whatever time that tells of.
        return draft(room, ref, body, rule.unit() == null ? reading.unit() : rule.unit())
                .at(reason == Reason.SILENT ? null : reading.ownAt())
                .with(Alarms::clear);
    }

    private static JsonObjectBuilder body(Rule rule, Reason reason, String state) {
        return Json.createObjectBuilder()
                .add("sensor_id", rule.id())
                .add("alarm", reason.wireName())
                .add("state", state);
    }

    private static Draft draft(Room room, String ref, JsonObjectBuilder body, String unit) {
        if (unit != null) {
            body.add("unit", unit);
        }
        return Draft.bySystem(room, Alarm.TYPE, ref, body.build());
    }

    private Set<Reason> of(String sensorId) {
        return asked.computeIfAbsent(sensorId, missing -> EnumSet.noneOf(Reason.class));
    }
}
