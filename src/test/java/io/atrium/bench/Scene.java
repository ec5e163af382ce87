package io.atrium.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/**
 * A server and the load beside it.
 *
 * @param seconds a measurement lasts
 */
record Scene(ServerUnderTest server, Generator load, double seconds) {
    /** How something is sent. */
    enum Sort {
        COMMITTED,
        EPHEMERAL;

        boolean isEphemeral() {
            return this == EPHEMERAL;
        }

        String suffix() {
            return isEphemeral() ? "-ephemeral" : "-committed";
        }

        String words() {
            return isEphemeral() ? "ephemeral" : "committed";
        }
    }

    /** So much is sent by so many at this rate, and measured after a while. */
    JsonObject send(Sort sort, int senders, double rate, double warmSeconds) throws IOException {
        return send(sort, senders, warmSeconds, Json.createObjectBuilder().add("rate", rate));
    }

    JsonObject send(Sort sort, int senders, double warmSeconds, JsonObjectBuilder further) throws IOException {
        return load.order(
                "send",
                further.add("senders", senders)
                        .add("whispers", sort.isEphemeral())
                        .add("warm_seconds", warmSeconds)
                        .add("seconds", seconds));
    }

    static double number(JsonObject result, String name) {
        return result.getJsonNumber(name).doubleValue();
    }

    /** Nothing lost, nobody gone, nothing refused. */
    static boolean isWhole(JsonObject result) {
        return result.getJsonNumber("delivered").longValue()
                        == result.getJsonNumber("expected").longValue()
                && result.getInt("lost_connections") == 0
                && result.getInt("errors") == 0;
    }

    /** The figures of everything that was sent. */
    static Map<Metric, Double> figures(JsonObject result) {
        Map<Metric, Double> figures = new EnumMap<>(Metric.class);
        figures.put(Metric.DELIVERIES, number(result, "deliveries_per_second"));
        figures.put(Metric.MESSAGES, number(result, "messages_per_second"));
        figures.put(Metric.P50, number(result, "p50_ms"));
        figures.put(Metric.P99, number(result, "p99_ms"));
        figures.put(Metric.MAX, number(result, "max_ms"));
        figures.put(Metric.CPU, number(result, "server_us_per_delivery"));
        figures.put(Metric.LOSS, 1 - number(result, "delivered") / Math.max(1, number(result, "expected")));
        figures.put(Metric.LOAD_CORES, number(result, "load_cores"));
        figures.put(Metric.OTHER_CORES, number(result, "other_cores"));
        return figures;
    }
}
