package io.atrium.bench;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.Map;

/** Sockets that are opened as fast as the server lets them in, and then say nothing. */
final class Joining implements Workload {
    private final String id;
    private final int sockets;
    private final int rooms;
    private ServerUnderTest prepared;
    private String path;

    Joining(String id, int sockets, int rooms) {
        this.id = id;
        this.sockets = sockets;
        this.rooms = rooms;
    }

    @Override
    public String name() {
        return id;
    }

    @Override
    public String title() {
        return "W3: %,d idle sockets in %,d rooms".formatted(sockets, rooms);
    }

    @Override
    public Map<Metric, Double> measure(Scene scene) throws IOException {
        prepare(scene);
        long before = scene.server().liveHeapBytes();
        JsonObject joined = scene.load().open(sockets, rooms, path);
        scene.server().awaitCalm();
        double heap = scene.server().liveHeapBytes() - before;
        scene.load().cut();
        awaitNobody(scene);
        return Map.of(
                Metric.JOINS,
                sockets / Scene.number(joined, "seconds"),
                Metric.JOIN_CPU,
                Scene.number(joined, "server_us_each"),
                Metric.P99,
                Scene.number(joined, "p99_ms"),
                Metric.HEAP_EACH,
                heap / sockets / 1024);
    }

    /** Everybody has been in every room once: it is the joining of members that is measured. */
    private void prepare(Scene scene) throws IOException {
        if (prepared != scene.server()) {
            prepared = scene.server();
            path = "/ws/room/" + scene.server().newRooms(rooms) + "{room}";
            scene.load().open(sockets, rooms, path);
        }
        scene.load().cut();
        awaitNobody(scene);
    }

    private static void awaitNobody(Scene scene) {
        scene.server().awaitSessions(0);
        scene.server().awaitCalm();
    }
}
