package io.atrium.bench;

import io.atrium.bench.Scene.Sort;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** People in one room, of whom some send at a rate the server is far from its end at: what one message costs, and how long it takes. */
record FixedRate(String id, int people, int senders, double rate, Sort sort) implements Workload {
    private static final double WARM_SECONDS = 2;

    @Override
    public String name() {
        return id + sort.suffix();
    }

    @Override
    public String title() {
        return "%s: a room of %,d, %,.0f messages/s, %s"
                .formatted(id.toUpperCase(Locale.ROOT), people, rate, sort.words());
    }

    @Override
    public boolean asksTheDatabase() {
        return !sort.isEphemeral();
    }

    @Override
    public Map<Metric, Double> measure(Scene scene) throws IOException {
        scene.load().crowd(people, scene.server().newRoom());
        return Scene.figures(scene.send(sort, senders, rate, WARM_SECONDS));
    }
}
