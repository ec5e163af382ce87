package io.atrium.admin;

import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;

/**
 * How one node is, at one second.
 *
 * @param node the process's id
 * @param name what the operator calls it
 * @param since when it started
 * @param state {@code up}, {@code degraded}, {@code draining}, {@code down}; {@code gone} where it has said nothing for long
 * @param redis whether other nodes can be heard; null where there is none
 * @param entries stored, a second
 * @param deliveries messages handed to sessions, a second
 * @param commitMillis 99th percentile of the last minute's transactions of the log
 * @param fanOutMillis 99th percentile of the last minute, of a group handing to all its sessions what it got
 * @param fullest per cent of the fullest outbox
 * @param fullestOf whose that is, or null
 * @param shed frames left out for slow clients, since the start
 * @param slow clients closed for being too slow, since the start
 * @param warnings the newest first
 */
public record Figures(
        String node,
        String name,
        String version,
        Instant since,
        String state,
        boolean database,
        Boolean redis,
        int people,
        long sockets,
        long rooms,
        long entries,
        long deliveries,
        double commitMillis,
        double fanOutMillis,
        int fullest,
        String fullestOf,
        long shed,
        long slow,
        long heapUsed,
        long heapMax,
        List<Warning> warnings)
        implements Charted {
    static final String UP = "up";
    static final String DEGRADED = "degraded";
    static final String DRAINING = "draining";
    static final String DOWN = "down";
    static final String GONE = "gone";

    /** As the wire has it. */
    public JsonObject toJson() {
        JsonArrayBuilder lines = Json.createArrayBuilder();
        warnings.forEach(warning -> lines.add(warning.toJson()));
        JsonObjectBuilder json = figures()
                .add("node", node)
                .add("name", name)
                .add("version", version)
                .add("since", Instants.wire(since))
                .add("state", state)
                .add("database", database ? UP : DOWN)
                .add("heap_used", heapUsed)
                .add("heap_max", heapMax)
                .add("warnings", lines);
        if (redis != null) {
            json.add("redis", redis ? UP : DOWN);
        }
        return json.build();
    }

    static Figures of(JsonObject json) {
        return new Figures(
                json.getString("node"),
                json.getString("name"),
                json.getString("version"),
                Instant.parse(json.getString("since")),
                json.getString("state"),
                json.getString("database").equals(UP),
                json.containsKey("redis") ? json.getString("redis").equals(UP) : null,
                json.getInt("people"),
                json.getInt("sockets"),
                json.getInt("rooms"),
                json.getJsonNumber("entries").longValue(),
                json.getJsonNumber("deliveries").longValue(),
                json.getJsonNumber("commit_ms").doubleValue(),
                json.getJsonNumber("fan_out_ms").doubleValue(),
                json.getInt("fullest"),
                json.getString("fullest_of", null),
                json.getJsonNumber("shed").longValue(),
                json.getJsonNumber("slow").longValue(),
                json.getJsonNumber("heap_used").longValue(),
                json.getJsonNumber("heap_max").longValue(),
                json.getJsonArray("warnings").getValuesAs(JsonObject.class).stream()
                        .map(Warning::of)
                        .toList());
    }

    Figures gone() {
        return new Figures(
                node, name, version, since, GONE, database, redis, 0, 0, 0, 0, 0, 0, 0, 0, null, shed, slow, 0, heapMax,
                warnings);
    }

    public boolean isGone() {
        return state.equals(GONE);
    }
}
