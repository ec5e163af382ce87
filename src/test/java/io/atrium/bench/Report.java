package io.atrium.bench;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures of a run with what they were made on, as JSON, as a table and in the documentation. */
record Report(JsonObject run, List<Figure> figures) {
    private static final String BEGIN = "<!-- figures: begin -->";
    private static final String END = "<!-- figures: end -->";

    private static final String PICTURE = "![Figures of the last run](performance.svg)\n\n";
    private static final double DISTURBING_CORES = 0.3;

    /** What a reader of the table is shown of a workload; the rest is in the JSON. */
    private static final List<Metric> SHOWN = List.of(
            Metric.DELIVERIES,
            Metric.MESSAGES,
            Metric.JOINS,
            Metric.SECONDS,
            Metric.P50,
            Metric.P99,
            Metric.P99_RATIO,
            Metric.CPU,
            Metric.HEAP_EACH,
            Metric.HEAP_GROWTH,
            Metric.THREADS);

    static Report of(Settings settings, List<Figure> figures) throws IOException {
        JsonObject run = Json.createObjectBuilder()
                .add("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .add("commit", Machine.commit())
                .add("machine", Machine.json())
                .add(
                        "settings",
                        Json.createObjectBuilder()
                                .add("runs", settings.runs())
                                .add("seconds", settings.seconds())
                                .add("server_java", settings.java())
                                .add("rate_limit", 0))
                .build();
        return new Report(run, List.copyOf(figures));
    }

    /** {@code results.json}, and the same under the time of the run. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        String stamp = run.getString("at").replaceAll("[-:]", "");
        Files.writeString(folder.resolve("results.json"), json());
        Files.writeString(folder.resolve("results-" + stamp + ".json"), json());
        Files.writeString(folder.resolve("performance.svg"), Chart.of(figures));
        Files.writeString(folder.resolve("performance.md"), markdown());
    }

    private String json() {
        JsonArrayBuilder all = Json.createArrayBuilder();
        figures.forEach(figure -> all.add(figure.json()));
        StringWriter text = new StringWriter();
        try (JsonWriter writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createWriter(text)) {
            writer.writeObject(Json.createObjectBuilder(run).add("figures", all).build());
        }
        return text + "\n";
    }

    /** Puts chart and figures into performance.svg and performance.md of the documentation. */
    void publish(Path docs) throws IOException {
        Path page = docs.resolve("performance.md");
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(page + " has no place for the figures");
        }
        Files.writeString(
                page, text.substring(0, begin + BEGIN.length()) + "\n" + PICTURE + markdown() + text.substring(end));
        Files.writeString(docs.resolve("performance.svg"), Chart.of(figures));
    }

    String table() {
        StringBuilder table = new StringBuilder();
        figures.forEach(figure -> table.append(line(figure)).append('\n'));
        return table.append('\n').append(Goals.table(figures)).toString();
    }

    static String line(Figure figure) {
        return "%-26s %-10s %s".formatted(figure.workload(), figure.where(), words(figure));
    }

    String markdown() {
        JsonObject machine = run.getJsonObject("machine");
        JsonObject settings = run.getJsonObject("settings");
        StringBuilder text = new StringBuilder()
                .append(
                        "%s, commit %s; %s, %d processors, %s; Java %s, server `%s`; medians of %d runs, least and most in brackets.\n\n"
                                .formatted(
                                        run.getString("at").substring(0, 10),
                                        run.getString("commit"),
                                        machine.getString("processor"),
                                        machine.getInt("processors"),
                                        machine.getString("system"),
                                        machine.getString("java"),
                                        settings.getString("server_java"),
                                        settings.getInt("runs")))
                .append(Goals.table(figures))
                .append("\n| workload | entries kept in | measured |\n|---|---|---|\n");
        for (Figure figure : figures) {
            text.append("| %s | %s | %s |\n".formatted(figure.title(), figure.where(), words(figure)));
        }
        return text.toString();
    }

    private static String words(Figure figure) {
        List<String> words = new ArrayList<>();
        for (Metric metric : SHOWN) {
            if (figure.has(metric)) {
                words.add("%s %s (%s to %s)"
                        .formatted(
                                metric.unit(),
                                number(figure.median(metric)),
                                number(figure.least(metric)),
                                number(figure.most(metric))));
            }
        }
        if (figure.has(Metric.LOSS) && figure.most(Metric.LOSS) > 0) {
            words.add("LOST: up to %.2f %%".formatted(figure.most(Metric.LOSS) * 100));
        }
        if (figure.has(Metric.OTHER_CORES) && figure.most(Metric.OTHER_CORES) > DISTURBING_CORES) {
            words.add("DISTURBED: others used up to %s cores".formatted(number(figure.most(Metric.OTHER_CORES))));
        }
        if (!figure.trouble().isEmpty()) {
            words.add("FAILED: " + figure.trouble());
        }
        return String.join(", ", words);
    }

    /** Three digits are more than a run repeats. */
    static String number(double value) {
        if (Math.abs(value) >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, Math.abs(value) >= 10 ? "%.1f" : "%.2f", value);
    }
}
