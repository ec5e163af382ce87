package io.atrium.bench;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.Map;

/** 1,000 people lose their connection, miss 50 entries, and come back with their position at the same moment. */
record Resuming() implements Workload {
    private static final int PEOPLE = 1_000;
    private static final int MISSED = 50;

    @Override
    public String name() {
        return "resume";
    }

    @Override
    public String title() {
        return "1,000 come back at once, each for 50 entries";
    }

    @Override
    public Map<Metric, Double> measure(Scene scene) throws IOException {
        String room = scene.server().newRoom();
        String entries = "/api/rooms/" + room + "/entries";
        scene.server().ann().post(entries, said()).expect(201);
        scene.load().crowd(PEOPLE, room);
        JsonObject head =
                scene.server().ann().get(entries + "?limit=1").expect(200).json();
        scene.load().cut();
        scene.server().ann().post(entries, said()).expect(201);
        scene.server().awaitCalm();
        JsonObject back = scene.load()
                .open(
                        PEOPLE,
                        1,
                        "/ws/room/" + room + "?after=" + head.getInt("seq") + "&epoch=" + head.getString("epoch"),
                        Json.createObjectBuilder().add("at_once", PEOPLE).add("welcome", "\"recovered\":true"));
        return Map.of(
                Metric.SECONDS, Scene.number(back, "seconds"),
                Metric.P99, Scene.number(back, "p99_ms"),
                Metric.JOIN_CPU, Scene.number(back, "server_us_each"));
    }

    private static JsonArray said() {
        JsonArrayBuilder batch = Json.createArrayBuilder();
        for (int i = 0; i < MISSED; i++) {
            batch.add(Json.createObjectBuilder().add("message", "entry " + i + " " + "x".repeat(100)));
        }
        return batch.build();
    }
}
