package io.atrium.bench;

import java.util.Arrays;
import java.util.List;

/**
 * What a run is asked for, by system properties {@code bench.*}.
 *
 * @param only beginnings of the workloads' names; empty: all but the microbenchmarks
 * @param runs of each workload; the report has their medians
 * @param seconds each measurement lasts
 * @param java the server's options
 * @param publish puts the figures into docs/performance.md
 */
record Settings(List<String> only, int runs, double seconds, List<Database> databases, String java, boolean publish) {
    static Settings current() {
        return new Settings(
                list("bench.only", ""),
                Integer.getInteger("bench.runs", 3),
                Double.parseDouble(System.getProperty("bench.seconds", "3")),
                list("bench.db", "h2,postgres").stream().map(Database::named).toList(),
                System.getProperty("bench.java", "-Xmx1g"),
                Boolean.getBoolean("bench.publish"));
    }

    private static List<String> list(String property, String otherwise) {
        return Arrays.stream(System.getProperty(property, otherwise).split(","))
                .filter(part -> !part.isBlank())
                .map(String::strip)
                .toList();
    }

    boolean wants(Workload workload) {
        return only.isEmpty() || only.stream().anyMatch(workload.name()::startsWith);
    }

    /** They take minutes and need no server: only when asked for. */
    boolean wantsMicrobenchmarks() {
        return only.contains("jmh");
    }

    /** The index by itself; likewise. */
    boolean wantsSearch() {
        return only.contains("search");
    }
}
