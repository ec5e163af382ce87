package io.atrium.web.admin;

import io.atrium.admin.Figures;
import io.atrium.admin.Nodes;
import io.atrium.admin.Total;
import io.atrium.admin.Warning;
import io.atrium.web.Times;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** How Atrium is, as it was when the page was asked for. The page's script goes on from there. */
@Named
@RequestScoped
public class OverviewPage {
    private static final Duration CHARTED = Duration.ofMinutes(15);

    /** Lines of the list; the script keeps to the same. */
    private static final int MOST_WARNINGS = 20;

    @Inject
    private Nodes nodes;

    @Inject
    private Times times;

    private List<Figures> all;
    private Total total;

    /** A warning, and where. */
    public record Line(String node, Warning warning) {}

    public List<Figures> getNodes() {
        if (all == null) {
            all = nodes.all();
        }
        return all;
    }

    public Total getTotal() {
        if (total == null) {
            total = nodes.total();
        }
        return total;
    }

    public String getHistory() {
        return nodes.history(CHARTED).toString();
    }

    /** The newest first. */
    public List<Line> getWarnings() {
        return getNodes().stream()
                .flatMap(node -> node.warnings().stream().map(warning -> new Line(node.name(), warning)))
                .sorted(Comparator.comparing((Line line) -> line.warning().at()).reversed())
                .limit(MOST_WARNINGS)
                .toList();
    }

    /** The worst there is: {@code up} where all are. */
    public String getState() {
        List<String> worstFirst = List.of("down", "gone", "degraded", "draining");
        return worstFirst.stream()
                .filter(state ->
                        getNodes().stream().anyMatch(node -> node.state().equals(state)))
                .findFirst()
                .orElse("up");
    }

    /** For the chips. */
    public String look(String state) {
        return switch (state) {
            case "up" -> "good";
            case "draining", "degraded" -> "warn";
            case "down" -> "bad";
            default -> "still";
        };
    }

    public String when(Instant at) {
        return times.when(at);
    }
}
