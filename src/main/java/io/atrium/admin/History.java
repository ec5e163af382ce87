package io.atrium.admin;

import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;

/** The last hour of all nodes together, or of one, a value a second, in memory. */
final class History {
    static final Duration LONGEST = Duration.ofHours(1);

    /** Points of one answer: a chart is not wider. */
    private static final int POINTS = 180;

    private static final int SECONDS = (int) LONGEST.toSeconds();

    private enum Line {
        ENTRIES,
        DELIVERIES,
        PEOPLE,
        COMMIT_MS,
        FAN_OUT_MS;

        String wireName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** Peaks are what matters of a delay; of a rate its mean. */
        boolean isMean() {
            return this == ENTRIES || this == DELIVERIES;
        }
    }

    private final float[][] values = new float[Line.values().length][SECONDS];
    private long seconds;

    /** Once a second. */
    synchronized void add(Charted second) {
        int slot = (int) (seconds++ % SECONDS);
        values[Line.ENTRIES.ordinal()][slot] = second.entries();
        values[Line.DELIVERIES.ordinal()][slot] = second.deliveries();
        values[Line.PEOPLE.ordinal()][slot] = second.people();
        values[Line.COMMIT_MS.ordinal()][slot] = (float) second.commitMillis();
        values[Line.FAN_OUT_MS.ordinal()][slot] = (float) second.fanOutMillis();
    }

    /** {@code {"until","step","entries":[…oldest first…],…}}: as many points as there are of the span. */
    synchronized JsonObject last(Duration span, Instant until) {
        int step = Math.max(1, (int) span.toSeconds() / POINTS);
        int points = (int) Math.min(span.toSeconds(), Math.min(seconds, SECONDS)) / step;
        JsonObjectBuilder json =
                Json.createObjectBuilder().add("until", Instants.wire(until)).add("step", step);
        for (Line line : Line.values()) {
            JsonArrayBuilder array = Json.createArrayBuilder();
            for (int point = 0; point < points; point++) {
                array.add(value(line, seconds - (long) (points - point) * step, step));
            }
            json.add(line.wireName(), array);
        }
        return json.build();
    }

    private double value(Line line, long from, int step) {
        double sum = 0;
        double most = 0;
        for (long second = from; second < from + step; second++) {
            double value = values[line.ordinal()][(int) (second % SECONDS)];
            sum += value;
            most = Math.max(most, value);
        }
        return Math.round((line.isMean() ? sum / step : most) * 100) / 100.0;
    }
}
