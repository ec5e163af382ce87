package io.atrium.bench;

import io.atrium.bench.Scene.Sort;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.util.Map;

/**
 * A client that takes nothing, with a receive buffer so small that the kernel does not take it either, in a room of 100 with
 * 1,000 messages a second of 1,000 characters: what the others feel of it, and how far the heap grows.
 */
record NeverReading() implements Workload {
    private static final int OTHERS = 100;
    private static final int SENDERS = 10;
    private static final int RATE = 1_000;
    private static final int CHARACTERS = 1_000;
    private static final int RECEIVE_BUFFER = 4_096;
    private static final double WARM_SECONDS = 2;

    @Override
    public String name() {
        return "slow";
    }

    @Override
    public String title() {
        return "a room of 100 and one that never reads, 1,000 messages/s of 1,000 characters";
    }

    @Override
    public Map<Metric, Double> measure(Scene scene) throws IOException {
        String room = scene.server().newRoom();
        scene.load().crowd(OTHERS, room);
        double without = Scene.number(send(scene), "p99_ms");
        long before = scene.server().liveHeapBytes();
        scene.load()
                .open(
                        OTHERS + 1,
                        1,
                        "/ws/room/" + room,
                        Json.createObjectBuilder().add("deaf", 1).add("receive_buffer", RECEIVE_BUFFER));
        JsonObject result = send(scene);
        double grown = scene.server().liveHeapBytes() - before;
        Map<Metric, Double> figures = Scene.figures(result);
        figures.put(Metric.P99_WITHOUT, without);
        figures.put(Metric.P99_RATIO, figures.get(Metric.P99) / without);
        figures.put(Metric.HEAP_GROWTH, grown / (1 << 20));
        scene.load().cut();
        return figures;
    }

    private static JsonObject send(Scene scene) throws IOException {
        JsonObjectBuilder further = Json.createObjectBuilder().add("rate", RATE).add("characters", CHARACTERS);
        return scene.send(Sort.COMMITTED, SENDERS, WARM_SECONDS, further);
    }
}
