package io.atrium.bench;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.Map;

/** 10,000 long polls of one room, and the entry they wait for. */
record LongPolls() implements Workload {
    private static final int POLLS = 10_000;

    @Override
    public String name() {
        return "polls";
    }

    @Override
    public String title() {
        return "10,000 long polls, until all have a new entry";
    }

    @Override
    public Map<Metric, Double> measure(Scene scene) throws IOException {
        String room = scene.server().newRoom();
        int threads = scene.server().threads();
        scene.load().crowd(1, room);
        scene.load().poll(scene.server().ann(), POLLS, "/api/rooms/" + room + "/entries?after=0&wait=60");
        scene.server().awaitCalm();
        double more = scene.server().threads() - threads;
        JsonObject woken = scene.load().order("wake");
        double answered = woken.getInt("answered");
        if (answered == 0) {
            throw new IOException("nobody was answered: " + woken);
        }
        return Map.of(
                Metric.SECONDS,
                Scene.number(woken, "max_ms") / 1_000,
                Metric.P50,
                Scene.number(woken, "p50_ms"),
                Metric.THREADS,
                more);
    }
}
