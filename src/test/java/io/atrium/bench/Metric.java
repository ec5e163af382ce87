package io.atrium.bench;

import java.util.Locale;

/** What is measured. */
enum Metric {
    DELIVERIES("deliveries/s"),
    MESSAGES("messages/s"),
    P50("p50 ms"),
    P99("p99 ms"),
    MAX("longest ms"),
    CPU("server CPU, µs a delivery"),
    LOSS("lost"),
    JOINS("joins/s"),
    JOIN_CPU("server CPU, µs a join"),
    HEAP_EACH("live heap, KiB a connection"),
    HEAP_GROWTH("live heap, MiB more"),
    P99_WITHOUT("p99 ms without"),
    P99_RATIO("p99, with to without"),
    SECONDS("s until all have it"),
    THREADS("threads more"),
    LOAD_CORES("cores the load used"),
    OTHER_CORES("cores others used");

    private final String unit;

    Metric(String unit) {
        this.unit = unit;
    }

    String unit() {
        return unit;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
