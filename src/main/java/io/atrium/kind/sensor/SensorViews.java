package io.atrium.kind.sensor;

import io.atrium.room.Viewing.Answer;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import io.atrium.wire.Parameters;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The views {@code series} and {@code alarms}. */
@ApplicationScoped
class SensorViews {
    static final List<String> ALL = List.of("series", "alarms");

    private static final int MOST_SENSORS = 50;
    private static final int MOST_POINTS = 2_000;
    private static final int MOST_ALARMS = 200;
    private static final Duration USUAL = Duration.ofHours(1);

    @Inject
    private Panels panels;

    @Inject
    private SeriesReader reader;

    Answer view(Panel panel, String what, Parameters parameters) {
        return what.equals("alarms") ? alarms(panel, parameters) : series(panel, parameters);
    }

    private Answer alarms(Panel panel, Parameters parameters) {
        JsonArrayBuilder alarms = Json.createArrayBuilder();
        reader.alarms(
                panel.room().getId(),
                parameters.whole("before", Long.MAX_VALUE, 1, Long.MAX_VALUE),
                (int) parameters.whole("limit", 50, 1, MOST_ALARMS),
                alarms);
        return Answer.json(Json.createObjectBuilder().add("alarms", alarms).build());
    }

    private Answer series(Panel panel, Parameters parameters) {
        Instant to = parameters.instant("to").orElseGet(Instant::now);
        Instant from = parameters.instant("from").orElse(to.minus(USUAL));
        if (!from.isBefore(to)) {
            throw Problem.invalid("from", "from must be before to");
        }
        int points = (int) parameters.whole("points", MOST_POINTS, 4, MOST_POINTS);
        List<String> wanted = wanted(parameters)
                .orElseGet(() -> panel.look((board, rules) ->
                        board.order(rules).stream().limit(MOST_SENSORS).toList()));
        long seq = panel.look((board, rules) -> board.seq());
        panels.write(panel);
        SeriesReader.Stretch stretch = panels.stretch(panel, from, to, points);
        List<Drawn> drawn = new ArrayList<>();
        for (String id : wanted) {
            drawn.add(drawn(panel, id, stretch));
        }
        return Answer.json(body -> write(seq, stretch, drawn, body));
    }

    private static Optional<List<String>> wanted(Parameters parameters) {
        Optional<List<String>> wanted = parameters.text("sensors").map(text -> List.of(text.split(",")));
        if (wanted.isPresent() && wanted.get().size() > MOST_SENSORS) {
            throw Problem.invalid("sensors", "at most " + MOST_SENSORS + " sensors are told at once");
        }
        return wanted;
    }

    /** One sensor's part of the answer. */
    private record Drawn(String id, String unit, Series series) {}

    private Drawn drawn(Panel panel, String id, SeriesReader.Stretch stretch) {
        Optional<Sensor> sensor = panel.look((board, rules) -> board.sensor(id).map(Sensor::copy));
        String unit = panel.look((board, rules) -> Board.unit(rules.of(id), sensor.orElse(null)));
        Series series =
                sensor.map(found -> reader.series(stretch, found.no())).orElseGet(() -> new Series(stretch.part()));
        return new Drawn(id, unit, series);
    }

    private static void write(long seq, SeriesReader.Stretch stretch, List<Drawn> drawn, Writer to) throws IOException {
        to.write("{\"seq\":" + seq + ",\"from\":\"" + Instants.wire(Instant.ofEpochMilli(stretch.from()))
                + "\",\"to\":\"" + Instants.wire(Instant.ofEpochMilli(stretch.to())) + "\",\"width\":" + stretch.part()
                + ",\"series\":[");
        String separator = "";
        for (Drawn one : drawn) {
            JsonValue unit = one.unit() == null ? JsonValue.NULL : Json.createValue(one.unit());
            to.write(separator + "{\"sensor_id\":" + Json.createValue(one.id()) + ",\"unit\":" + unit + ",");
            one.series().writeTo(to);
            to.write("}");
            separator = ",";
        }
        to.write("]}");
    }
}
