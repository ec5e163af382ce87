package io.atrium.bench;

import java.util.List;
import java.util.Optional;

/** What Atrium is meant to reach on two processors, and what it has reached. */
final class Goals {
    private static final List<Goal> ALL = List.of(
            new Goal("W2 committed, H2, deliveries/s", "w2-max-committed", "H2", Metric.DELIVERIES, true, 4_000_000),
            new Goal(
                    "W2 committed, PostgreSQL, deliveries/s",
                    "w2-max-committed",
                    "PostgreSQL",
                    Metric.DELIVERIES,
                    true,
                    4_000_000),
            new Goal("W2 ephemeral, deliveries/s", "w2-max-ephemeral", "H2", Metric.DELIVERIES, true, 8_000_000),
            new Goal(
                    "W2 at 50 messages/s, committed, server CPU, µs a delivery",
                    "w2-committed",
                    "H2",
                    Metric.CPU,
                    false,
                    12),
            new Goal("W1 at 200 messages/s, committed, H2, p99 ms", "w1-committed", "H2", Metric.P99, false, 2.6),
            new Goal(
                    "W1 closed loop, committed, H2, messages/s",
                    "w1-closed-committed",
                    "H2",
                    Metric.MESSAGES,
                    true,
                    1_500),
            new Goal(
                    "W4 committed, PostgreSQL, messages/s",
                    "w4-max-committed",
                    "PostgreSQL",
                    Metric.MESSAGES,
                    true,
                    10_000),
            new Goal("W3, live heap, KiB a connection", "w3", "H2", Metric.HEAP_EACH, false, 12),
            new Goal("W3, joins/s", "w3", "H2", Metric.JOINS, true, 5_000),
            new Goal(
                    "10,000 sockets in a heap of 512 MB, KiB a connection",
                    "w3-small-heap",
                    "H2, a heap of 512 MB",
                    Metric.HEAP_EACH,
                    false,
                    12),
            new Goal("beside one that never reads, p99 to p99 without", "slow", "H2", Metric.P99_RATIO, false, 1.1),
            new Goal("10,000 long polls, s until all have an entry", "polls", "H2", Metric.SECONDS, false, 1));

    private Goals() {}

    private record Goal(String title, String workload, String where, Metric metric, boolean atLeast, double bound) {
        Optional<Figure> reached(List<Figure> figures) {
            return figures.stream()
                    .filter(figure ->
                            figure.workload().equals(workload) && figure.where().equals(where) && figure.has(metric))
                    .findFirst();
        }

        boolean isReachedBy(double value) {
            return atLeast ? value >= bound : value <= bound;
        }
    }

    /** Markdown; only what was measured. */
    static String table(List<Figure> figures) {
        StringBuilder table = new StringBuilder("| goal | | reached | |\n|---|---|---|---|\n");
        for (Goal goal : ALL) {
            goal.reached(figures)
                    .ifPresent(figure -> table.append("| %s | %s %s | %s (%s to %s) | %s |\n"
                            .formatted(
                                    goal.title,
                                    goal.atLeast ? "≥" : "≤",
                                    Report.number(goal.bound),
                                    Report.number(figure.median(goal.metric)),
                                    Report.number(figure.least(goal.metric)),
                                    Report.number(figure.most(goal.metric)),
                                    goal.isReachedBy(figure.median(goal.metric)) ? "yes" : "not yet")));
        }
        return table.toString();
    }
}
