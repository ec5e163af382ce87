package io.atrium.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final Instant NOW = Instant.parse("2026-11-20T14:00:00Z");

    private final History history = new History();

    @Test
    void rates_are_meant_and_delays_are_peaks() {
        for (int i = 0; i < 10; i++) {
            add(i, i);
        }
        JsonObject last = history.last(Duration.ofMinutes(15), NOW);
        assertEquals(5, last.getInt("step"));
        assertEquals(List.of(2.0, 7.0), values(last, "entries"));
        assertEquals(List.of(4.0, 9.0), values(last, "commit_ms"));
    }

    @Test
    void an_hour_is_kept_and_no_more() {
        for (int i = 0; i < 4_000; i++) {
            add(i < 3_990 ? 1 : 100, 0);
        }
        List<Double> hour = values(history.last(History.LONGEST, NOW), "entries");
        assertEquals(180, hour.size());
        assertEquals(1, hour.get(0));
        assertEquals(50.5, hour.get(179));
    }

    private void add(long entries, double commit) {
        history.add(new Total(1, 1, 1, entries, 0, commit, 0, 0, null, 0, 0));
    }

    private static List<Double> values(JsonObject history, String line) {
        return history.getJsonArray(line).getValuesAs(JsonNumber.class).stream()
                .map(JsonNumber::doubleValue)
                .toList();
    }
}
