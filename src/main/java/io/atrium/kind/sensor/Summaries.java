package io.atrium.kind.sensor;

import io.atrium.room.Summary;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A sensor room in a few words: its alarms, or that all is well. */
final class Summaries {
    private Summaries() {}

    static Optional<Summary> of(Board board, Rules rules) {
        List<Alarm> open = board.open();
        if (!open.isEmpty()) {
            return Optional.of(
                    alarms(open, board, rules).toned(Summary.Tone.DANGER).chip("summary.alarm"));
        }
        Optional<Instant> newest = board.sensors().stream().map(Sensor::at).max(Comparator.naturalOrder());
        return newest.map(
                at -> Summary.of("summary.calm", Map.of("n", board.sensors().size(), "at", at)));
    }

    private static Summary alarms(List<Alarm> open, Board board, Rules rules) {
        Alarm newest = open.get(open.size() - 1);
        Rule rule = rules.of(newest.sensorId());
        Sensor sensor = board.sensor(newest.sensorId()).orElse(null);
        String unit = Board.unit(rule, sensor);
        Map<String, Object> places = new HashMap<>();
        places.put("sensor", rule.label());
        places.put("limit", Numbers.figure(newest.limit(), unit, Locale.ENGLISH));
        places.put("since", newest.raisedAt());
        places.put("n", open.size());
        if (sensor != null) {
            places.put("value", Numbers.figure(sensor.value(), unit, Locale.ENGLISH));
        }
        String key = open.size() > 1 ? "alarms" : newest.reason().wireName();
        return Summary.of("summary." + key, places);
    }
}
