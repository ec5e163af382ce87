package io.atrium.admin;

import jakarta.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All nodes together: their sums; of what can't be added the slowest and the fullest.
 *
 * @param people each counts once, on however many nodes
 * @param rooms likewise
 */
public record Total(
        int people,
        long rooms,
        long sockets,
        long entries,
        long deliveries,
        double commitMillis,
        double fanOutMillis,
        int fullest,
        String fullestOf,
        long shed,
        long slow)
        implements Charted {
    static Total of(List<Figures> nodes, int people, long rooms) {
        Optional<Figures> fullest = nodes.stream().max(Comparator.comparingInt(Figures::fullest));
        return new Total(
                people,
                rooms,
                nodes.stream().mapToLong(Figures::sockets).sum(),
                nodes.stream().mapToLong(Figures::entries).sum(),
                nodes.stream().mapToLong(Figures::deliveries).sum(),
                nodes.stream().mapToDouble(Figures::commitMillis).max().orElse(0),
                nodes.stream().mapToDouble(Figures::fanOutMillis).max().orElse(0),
                fullest.map(Figures::fullest).orElse(0),
                fullest.map(Figures::fullestOf).orElse(null),
                nodes.stream().mapToLong(Figures::shed).sum(),
                nodes.stream().mapToLong(Figures::slow).sum());
    }

    /** As the wire has it. */
    public JsonObject toJson() {
        return figures().build();
    }
}
