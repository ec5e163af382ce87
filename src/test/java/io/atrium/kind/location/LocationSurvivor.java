package io.atrium.kind.location;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.RestClient;
import io.atrium.testing.Survivor;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Last positions, sharings and tracks; on the tiles that {@link AtriumServer#SPARE} names. */
public final class LocationSurvivor implements Survivor {
    private static final String NAME = "map-restart";
    private static final String ROOM = "/api/rooms/" + NAME;

    private Instant start;

    @Override
    public void before(AtriumServer server, Connection database) {
        RestClient ann = server.as("ann");
        ann.newRoom(Json.createObjectBuilder()
                .add("name", NAME)
                .add("kind", "location")
                .add("settings", Json.createObjectBuilder().add("base", "tiles"))
                .build());
        start = Instant.now().minusSeconds(86_400).truncatedTo(ChronoUnit.MINUTES);
        ann.post(ROOM + "/entries", batch(start, 300)).expect(201);
        server.as("bob");
        server.as("cho");
    }

    @Override
    public void lastly(AtriumServer server) {
        server.as("ann")
                .post(ROOM + "/entries", batch(Instant.now().minusSeconds(60), 50))
                .expect(201);
        share(server.as("cho"), 3_600);
        share(server.as("bob"), 2);
    }

    @Override
    public void after(AtriumServer server, Connection database) {
        RestClient ann = server.as("ann");
        Await.until("bob's end", () -> people(ann).size() == 2);
        assertEquals("ann", people(ann).getJsonObject(0).getString("login"));
        assertEquals(52, people(ann).getJsonObject(0).getInt("latitude"));
        assertEquals("cho", people(ann).getJsonObject(1).getString("login"));
        assertFalse(people(ann).getJsonObject(1).containsKey("latitude"));
        String end = ROOM + "/entries?before=1000&limit=1";
        Await.until("the entry that says so", () -> ann.get(end).text().contains("\"from\":\"atrium\""));
        Replays.assertReplays(ann, NAME);
        assertEquals(5, minutes(ann, start));
        assertPolicy(ann);
    }

    private static int minutes(RestClient ann, Instant start) {
        JsonObject track = ann.get(ROOM + "/view/track?from=" + start.minusSeconds(1) + "&to=" + start.plusSeconds(400))
                .expect(200)
                .json()
                .getJsonArray("people")
                .getJsonObject(0);
        return track.getJsonArray("points").size();
    }

    private static void assertPolicy(RestClient ann) {
        String policy = ann.get("/room/" + NAME)
                .expect(200)
                .headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow();
        assertEquals(
                "img-src 'self' data: https://plans.example https://tiles.example",
                policy.replaceFirst(".*(img-src[^;]*);.*", "$1"));
        String page = ann.get("/room/" + NAME).text();
        assertTrue(page.contains("https://tiles.example/{z}/{x}/{y}.png"));
    }

    private static JsonArray people(RestClient caller) {
        return Replays.snapshot(caller, NAME).getJsonArray("people");
    }

    private static void share(RestClient who, int seconds) {
        who.send("POST", ROOM + "/entries", "{\"type\":\"share\",\"seconds\":" + seconds + "}")
                .expect(201);
    }

    private static JsonArray batch(Instant start, int size) {
        JsonArrayBuilder batch = Json.createArrayBuilder();
        for (int i = 0; i < size; i++) {
            batch.add(Json.createObjectBuilder()
                    .add("latitude", 52 + i * 0.00001)
                    .add("longitude", 10)
                    .add("at", start.plusSeconds(i).toString()));
        }
        return batch.build();
    }
}
