package io.atrium.kind.sensor;

import io.atrium.room.Entry;
import io.atrium.wire.Csv;
import io.atrium.wire.Instants;
import java.io.IOException;
import java.io.Writer;

/** Readings as a table, in the order they were stored in; {@link CsvIntake} takes the same. */
final class SensorFiles {
    private SensorFiles() {}

    static void csv(Iterable<Entry> entries, Writer to) throws IOException {
        Csv.write(to, "at", "sensor_id", "sensor_value", "unit", "stored_at");
        for (Entry entry : entries) {
            if (entry.getType().equals(Reading.TYPE)) {
                Reading reading = Reading.of(entry);
                Csv.write(
                        to,
                        Instants.wire(reading.at()),
                        reading.sensorId(),
                        entry.body().getJsonNumber("sensor_value").bigDecimalValue(),
                        reading.unit(),
                        Instants.wire(reading.storedAt()));
            }
        }
    }
}
