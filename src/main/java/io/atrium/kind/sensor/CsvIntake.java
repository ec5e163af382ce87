package io.atrium.kind.sensor;

import io.atrium.room.Importing;
import io.atrium.room.Upload;
import io.atrium.wire.Csv;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Frame;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import io.atrium.wire.Parameters;
import io.atrium.wire.Problem;
import jakarta.json.JsonObjectBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a table of readings, its first line naming the columns: one of time, and either {@code sensor_id} and {@code sensor_value}, or a {@code value}
 * for the sensor that the parameter {@code sensor_id} names, or a column for each sensor. Separated by commas, or by semicolons with decimal commas.
 */
final class CsvIntake {
    private static final List<String> TIMES = List.of("at", "time", "timestamp", "datetime", "date");
    private static final List<String> IDS = List.of("sensor_id", "sensor");
    private static final List<String> VALUES = List.of("sensor_value", "value");
    private static final int LONGEST_HEAD = 8_192;
    private static final int LONGEST_NUMBER = 32;

    private final Csv csv;
    private final boolean decimalCommas;
    private final Parameters parameters;
    private final ZoneId zone;
    private List<String> head;
    private int time;
    private int id;
    private int value;
    private int unit;

    private CsvIntake(Csv csv, boolean decimalCommas, Parameters parameters) {
        this.csv = csv;
        this.decimalCommas = decimalCommas;
        this.parameters = parameters;
        this.zone = zone(parameters);
    }

    static void take(Upload upload, Importing.Sink to) throws IOException {
        BufferedReader reader = upload.reader();
        boolean semicolons = hasSemicolons(reader);
        new CsvIntake(new Csv(reader, semicolons ? ';' : ','), semicolons, upload.parameters()).rows(to);
    }

    private static boolean hasSemicolons(BufferedReader reader) throws IOException {
        char[] start = new char[LONGEST_HEAD];
        reader.mark(LONGEST_HEAD);
        int length = Math.max(0, reader.read(start));
        reader.reset();
        String line = new String(start, 0, length).lines().findFirst().orElse("");
        return line.indexOf(';') >= 0 && line.indexOf(',') < 0;
    }

    private static ZoneId zone(Parameters parameters) {
        try {
            return parameters.text("zone").map(ZoneId::of).orElse(ZoneOffset.UTC);
        } catch (DateTimeException unknown) {
            throw Problem.invalid("zone", "zone must be a time zone such as Europe/Berlin");
        }
    }

    private void rows(Importing.Sink to) throws IOException {
        readHead();
        long line = csv.line();
        for (Optional<List<String>> row = csv.row(); row.isPresent(); row = csv.row()) {
            List<Frame> frames;
            try {
                frames = readings(row.get());
                frames.forEach(Reading::body);
                frames.forEach(Frame::ownTime);
            } catch (Problem refused) {
                throw refused.adding(" (line " + line + ")");
            }
            // What it refuses may be of an earlier line.
            frames.forEach(to::put);
            line = csv.line();
        }
    }

    private void readHead() throws IOException {
        head = csv.row().orElseThrow(() -> Problem.of(ErrorCode.MALFORMED, "the table is empty")).stream()
                .map(String::strip)
                .toList();
        time = column(TIMES);
        id = column(IDS);
        value = column(VALUES);
        unit = column(List.of("unit"));
        if (time < 0) {
            throw Problem.invalid("at", "the first line names no column of time; it takes one of " + TIMES);
        }
        if (value >= 0 && id < 0 && parameters.text("sensor_id").isEmpty()) {
            throw Problem.invalid("sensor_id", "the table names no sensor; say ?sensor_id=NAME");
        }
    }

    private int column(List<String> names) {
        for (int i = 0; i < head.size(); i++) {
            if (names.contains(head.get(i).toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return -1;
    }

    private List<Frame> readings(List<String> row) {
        Instant at = time(cell(row, time));
        if (value >= 0) {
            String sensor = id >= 0 ? cell(row, id) : parameters.required("sensor_id");
            return List.of(reading(at, sensor, cell(row, value), unit >= 0 ? cell(row, unit) : ""));
        }
        List<Frame> readings = new ArrayList<>();
        for (int i = 0; i < head.size(); i++) {
            if (i != time
                    && i != unit
                    && !head.get(i).equals("stored_at")
                    && !cell(row, i).isEmpty()) {
                readings.add(reading(at, head.get(i), cell(row, i), ""));
            }
        }
        return readings;
    }

    private static String cell(List<String> row, int column) {
        return column < row.size() ? row.get(column).strip() : "";
    }

    private Frame reading(Instant at, String sensor, String figure, String unitName) {
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add("sensor_id", sensor)
                .add("sensor_value", Json.createValue(number(figure)))
                .add("at", Instants.wire(at));
        if (!unitName.isEmpty() || parameters.text("unit").isPresent()) {
            body.add("unit", unitName.isEmpty() ? parameters.required("unit") : unitName);
        }
        return Frame.of(body.build());
    }

    private BigDecimal number(String figure) {
        try {
            if (figure.length() <= LONGEST_NUMBER) {
                return new BigDecimal(decimalCommas ? figure.replace(',', '.') : figure);
            }
        } catch (NumberFormatException none) {
            // told below
        }
        throw Problem.invalid("sensor_value", "sensor_value must be a number");
    }

    private Instant time(String text) {
        return Times.parse(text, zone)
                .orElseThrow(
                        () -> Problem.invalid(
                                "at",
                                "at must be a time such as 2026-11-20T14:21:00Z or 2026-11-20 14:21:00, or seconds since 1970"));
    }
}
