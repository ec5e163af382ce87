package io.atrium.admin;

import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
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
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("people", people)
                .add("rooms", rooms)
                .add("sockets", sockets)
                .add("entries", entries)
                .add("deliveries", deliveries)
                .add("commit_ms", commitMillis)
                .add("fan_out_ms", fanOutMillis)
                .add("fullest", fullest)
                .add("shed", shed)
                .add("slow", slow);
        if (fullestOf != null) {
            json.add("fullest_of", fullestOf);
        }
        return json.build();
    }
}
