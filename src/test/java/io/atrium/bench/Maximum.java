package io.atrium.bench;

import io.atrium.bench.Scene.Sort;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** The highest rate without a loss at which 99 of 100 deliveries take no more than 250 ms. */
final class Maximum implements Workload {
    private static final double P99_MILLIS = 250;
    private static final double KEPT_UP = 0.94;
    private static final double WARM_SECONDS = 1;
    private static final double FIRST_WARM_SECONDS = 5;
    private static final double DISTURBING_CORES = 0.3;
    private static final int TRIES_MORE = 2;

    private final String id;
    private final int people;
    private final int rooms;
    private final int senders;
    private final double start;
    private final Sort sort;
    private final Ramp ramp = new Ramp();

    Maximum(String id, int people, int rooms, int senders, double start, Sort sort) {
        this.id = id;
        this.people = people;
        this.rooms = rooms;
        this.senders = senders;
        this.start = start;
        this.sort = sort;
    }

    @Override
    public String name() {
        return id + "-max" + sort.suffix();
    }

    @Override
    public String title() {
        String where =
                rooms == 1 ? "a room of %,d".formatted(people) : "%,d rooms of %,d".formatted(rooms, people / rooms);
        return "%s: %s, the most it takes, %s".formatted(id.toUpperCase(Locale.ROOT), where, sort.words());
    }

    @Override
    public boolean asksTheDatabase() {
        return !sort.isEphemeral();
    }

    @Override
    public Map<Metric, Double> measure(Scene scene) throws IOException {
        String path = rooms == 1 ? scene.server().newRoom() : scene.server().newRooms(rooms) + "{room}";
        open(scene, path);
        scene.send(sort, senders, start, FIRST_WARM_SECONDS);
        JsonObject[] best = {null};
        ramp.search(start, rate -> {
            JsonObject result = attempt(scene, path, rate);
            // Somebody else was at work on this machine: that was no fair try.
            for (int again = 0; again < TRIES_MORE && !holds(result, rate) && isDisturbed(result); again++) {
                result = attempt(scene, path, rate);
            }
            boolean holds = holds(result, rate);
            if (holds) {
                best[0] = result;
            }
            return holds;
        });
        if (best[0] == null) {
            throw new IOException("there is no rate without a loss");
        }
        return Scene.figures(best[0]);
    }

    private JsonObject attempt(Scene scene, String path, double rate) throws IOException {
        JsonObject result = scene.send(sort, senders, rate, WARM_SECONDS);
        if (!holds(result, rate)) {
            // What was too much for it lies in its queues still, or has cost it connections.
            open(scene, path);
            scene.server().awaitCalm();
        }
        return result;
    }

    private static boolean isDisturbed(JsonObject result) {
        return Scene.number(result, "other_cores") > DISTURBING_CORES;
    }

    private void open(Scene scene, String path) throws IOException {
        scene.load().open(people, rooms, "/ws/room/" + path, Json.createObjectBuilder());
    }

    private static boolean holds(JsonObject result, double rate) {
        double hearers = Scene.number(result, "expected") / Math.max(1, Scene.number(result, "sent"));
        return Scene.isWhole(result)
                && Scene.number(result, "p99_ms") <= P99_MILLIS
                && Scene.number(result, "deliveries_per_second") >= KEPT_UP * rate * hearers;
    }
}
