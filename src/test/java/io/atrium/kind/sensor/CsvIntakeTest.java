package io.atrium.kind.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.room.Upload;
import io.atrium.wire.Parameters;
import io.atrium.wire.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvIntakeTest {
    @Test
    void a_table_names_its_sensors_and_units() throws IOException {
        assertEquals(
                List.of(
                        "{\"sensor_id\":\"s1\",\"sensor_value\":21.50,\"at\":\"2025-11-20T14:00:00.000Z\",\"unit\":\"°C\"}",
                        "{\"sensor_id\":\"s2\",\"sensor_value\":-3,\"at\":\"2025-11-20T14:00:01.000Z\"}"),
                taken(
                        "at,sensor_id,sensor_value,unit\r\n2025-11-20T14:00:00Z,s1,21.50,°C\r\n2025-11-20T15:00:01+01:00,s2,-3,\r\n"));
    }

    @Test
    void a_table_of_one_sensor_takes_its_name_from_the_address() throws IOException {
        assertEquals(
                List.of(
                        "{\"sensor_id\":\"machine\",\"sensor_value\":69.88,\"at\":\"2013-07-04T00:00:00.000Z\",\"unit\":\"°F\"}"),
                taken("timestamp,value\n2013-07-04 00:00:00,69.88\n", "sensor_id", "machine", "unit", "°F"));
    }

    @Test
    void a_column_may_be_a_sensor_and_an_empty_cell_no_reading() throws IOException {
        assertEquals(
                List.of(
                        "{\"sensor_id\":\"in\",\"sensor_value\":1.5,\"at\":\"2025-11-20T13:00:00.000Z\"}",
                        "{\"sensor_id\":\"out\",\"sensor_value\":2,\"at\":\"2025-11-20T13:00:00.000Z\"}",
                        "{\"sensor_id\":\"out\",\"sensor_value\":3,\"at\":\"2025-11-20T13:01:00.000Z\"}"),
                taken("Time;in;out\n2025-11-20 14:00;1,5;2\n2025-11-20 14:01;;3\n", "zone", "Europe/Berlin"));
    }

    @Test
    void times_may_be_counted_since_1970() throws IOException {
        List<String> taken = taken("time,sensor,value\n1760000000,s,1\n1760000000123,s,2\n2025-11-20,s,3\n");
        assertTrue(taken.get(0).contains("2025-10-09T08:53:20.000Z"), taken.get(0));
        assertTrue(taken.get(1).contains("2025-10-09T08:53:20.123Z"), taken.get(1));
        assertTrue(taken.get(2).contains("2025-11-20T00:00:00.000Z"), taken.get(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,b\\n1,2                      | at           | names no column of time",
                "at,value\\n2025-11-20,1        | sensor_id    | ?sensor_id=NAME",
                "at,sensor,value\\n2025-11-20,s,1\\nyesterday,s,2 | at | (line 3)",
                "at,sensor,value\\n2025-11-20,s,hot | sensor_value | (line 2)",
                "at,sensor,value\\n2025-11-20,s,NaN | sensor_value | must be a number",
            })
    void what_is_wrong_is_named_with_its_line(String table, String field, String said) {
        Problem problem = assertThrows(Problem.class, () -> taken(table.strip().replace("\\n", "\n")));
        assertEquals(field, problem.field());
        assertTrue(problem.getMessage().contains(said), problem.getMessage());
    }

    private static List<String> taken(String table, String... parameters) throws IOException {
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            named.put(parameters[i], parameters[i + 1]);
        }
        List<String> taken = new ArrayList<>();
        CsvIntake.take(
                new Upload(
                        null,
                        "csv",
                        new Parameters(named),
                        "text/csv",
                        new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8))),
                frame -> taken.add(frame.body().toString()));
        return taken;
    }
}
