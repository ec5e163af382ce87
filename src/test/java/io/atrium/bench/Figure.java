package io.atrium.bench;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came of a workload: for each metric the values of all runs.
 *
 * @param where the database, or what else was particular about the server
 * @param trouble what ended it early; empty where nothing did
 */
record Figure(String workload, String title, String where, Map<Metric, double[]> values, String trouble) {
    static Figure of(Workload workload, String where, List<Map<Metric, Double>> runs, String trouble) {
        Map<Metric, double[]> values = new EnumMap<>(Metric.class);
        if (!runs.isEmpty()) {
            for (Metric metric : runs.get(0).keySet()) {
                values.put(
                        metric,
                        runs.stream()
                                .mapToDouble(run -> run.get(metric))
                                .sorted()
                                .toArray());
            }
        }
        return new Figure(workload.name(), workload.title(), where, values, trouble);
    }

    static Figure of(JsonObject json) {
        Map<Metric, double[]> values = new EnumMap<>(Metric.class);
        json.getJsonObject("metrics")
                .forEach((name, metric) -> values.put(
                        Metric.valueOf(name.toUpperCase(Locale.ROOT)),
                        metric.asJsonObject().getJsonArray("values").getValuesAs(JsonNumber.class).stream()
                                .mapToDouble(JsonNumber::doubleValue)
                                .toArray()));
        return new Figure(
                json.getString("workload"),
                json.getString("title"),
                json.getString("where"),
                values,
                json.getString("trouble"));
    }

    boolean has(Metric metric) {
        return values.containsKey(metric);
    }

    double median(Metric metric) {
        double[] sorted = values.get(metric);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    double least(Metric metric) {
        return values.get(metric)[0];
    }

    double most(Metric metric) {
        double[] sorted = values.get(metric);
        return sorted[sorted.length - 1];
    }

    JsonObject json() {
        JsonObjectBuilder metrics = Json.createObjectBuilder();
        values.forEach((metric, sorted) -> {
            JsonArrayBuilder all = Json.createArrayBuilder();
            Arrays.stream(sorted).forEach(all::add);
            metrics.add(
                    metric.key(),
                    Json.createObjectBuilder()
                            .add("unit", metric.unit())
                            .add("median", median(metric))
                            .add("min", least(metric))
                            .add("max", most(metric))
                            .add("values", all));
        });
        return Json.createObjectBuilder()
                .add("workload", workload)
                .add("title", title)
                .add("where", where)
                .add("trouble", trouble)
                .add("metrics", metrics)
                .build();
    }
}
