package io.atrium.compliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A server that is killed in the middle of an erasure. */
class ErasurePowerIT {
    private static final String LOGIN = "leaver";
    private static final int ROOMS = 6;
    private static final int BATCH = 1_000;

    private static AtriumServer start(Path data) {
        return AtriumServer.start(
                data == null
                        ? Map.of("ATRIUM_SEARCH", "false", "ATRIUM_RATE_LIMIT", "0")
                        : Map.of("ATRIUM_SEARCH", "false", "ATRIUM_DATA", data.toString()));
    }

    @Test
    void it_goes_on_where_it_was_and_nothing_of_them_is_left() throws Exception {
        int job;
        Path data;
        List<String> rooms;
        try (AtriumServer server = start(null)) {
            data = server.data();
            RestClient admin = server.as("admin");
            RestClient ann = server.as("ann");
            rooms = IntStream.range(0, ROOMS)
                    .mapToObj(i -> ann.newRoom("kept" + i))
                    .toList();
            RestClient leaver = RestClient.signIn(server, LOGIN, make(admin));
            rooms.forEach(room -> say(leaver, ann, room));
            job = admin.post(
                            "/api/jobs/erasure",
                            Json.createObjectBuilder()
                                    .add("login", LOGIN)
                                    .add("confirm", LOGIN)
                                    .build())
                    .expect(202)
                    .json()
                    .getInt("id");
            Await.until("it has begun", () -> Results.job(admin, job).getInt("done") > BATCH);
            assertEquals("open", Results.job(admin, job).getString("state"));
            server.kill();
        }
        try (AtriumServer server = start(data)) {
            Results.done(server.as("admin"), job);
            rooms.forEach(room -> requireNothingLeft(server.as("ann"), room));
        }
    }

    private static String make(RestClient admin) {
        return admin.post(
                        "/api/users",
                        Json.createObjectBuilder()
                                .add("login", LOGIN)
                                .add("name", "Lea Verson")
                                .add("role", "member")
                                .build())
                .expect(201)
                .json()
                .getString("password");
    }

    private static void say(RestClient leaver, RestClient ann, String room) {
        JsonArrayBuilder batch = Json.createArrayBuilder();
        for (int i = 0; i < BATCH; i++) {
            batch.add(Json.createObjectBuilder().add("message", "secret " + i));
        }
        leaver.post("/api/rooms/" + room + "/entries?enter=true", batch.build()).expect(201);
        ann.post(
                        "/api/rooms/" + room + "/entries",
                        Json.createObjectBuilder()
                                .add("message", "as @" + LOGIN + " says")
                                .build())
                .expect(201);
    }

    private static void requireNothingLeft(RestClient ann, String room) {
        long after = 0;
        int messages = 0;
        List<JsonObject> page;
        do {
            page = ann.get("/api/rooms/" + room + "/entries?limit=500&after=" + after)
                    .expect(200)
                    .json()
                    .getJsonArray("entries")
                    .getValuesAs(JsonObject.class);
            for (JsonObject entry : page) {
                String said = entry.toString();
                assertFalse(said.contains("secret") || said.contains(LOGIN), said);
                after = entry.getJsonNumber("seq").longValue();
                messages += entry.getString("type").equals("delete") ? 1 : 0;
            }
        } while (!page.isEmpty());
        assertEquals(BATCH, messages, "each was removed once");
    }
}
