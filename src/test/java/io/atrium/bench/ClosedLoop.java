package io.atrium.bench;

import io.atrium.bench.Scene.Sort;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.Map;

/**
 * One of a room of 20 sends, waits until its message has arrived, and sends the next. A message arrives where it comes from; a whisper is not sent
 * back, so its sender waits until a neighbour has it.
 */
record ClosedLoop(Sort sort) implements Workload {
    private static final int PEOPLE = 20;
    private static final double WARM_SECONDS = 2;

    @Override
    public String name() {
        return "w1-closed" + sort.suffix();
    }

    @Override
    public String title() {
        return "W1: a room of 20, one sender that waits for each, " + sort.words();
    }

    @Override
    public boolean asksTheDatabase() {
        return !sort.isEphemeral();
    }

    @Override
    public Map<Metric, Double> measure(Scene scene) throws IOException {
        return Scene.figures(run(scene, sort, WARM_SECONDS));
    }

    static JsonObject run(Scene scene, Sort sort, double warmSeconds) throws IOException {
        scene.load().crowd(PEOPLE, scene.server().newRoom());
        return scene.send(sort, 1, warmSeconds, Json.createObjectBuilder().add("closed", true));
    }
}
