package io.atrium.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.RestClient;
import io.atrium.testing.Survivor;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.time.Duration;

/** An import that was killed in the middle goes on where it was: nothing twice, nothing left out. */
public class ImportSurvivor implements Survivor {
    private static final int MESSAGES = 40_000;

    private String id;

    @Override
    public void before(AtriumServer server, Connection database) {
        RestClient admin = server.as("admin");
        id = Archives.bring(admin, "large.jsonl", lines()).getString("id");
        await(admin, "ready");
    }

    private static byte[] lines() {
        StringBuilder lines = new StringBuilder()
                .append("{\"type\":\"team\",\"team\":{\"name\":\"survivors\"}}\n")
                .append(
                        "{\"type\":\"channel\",\"channel\":{\"team\":\"survivors\",\"name\":\"survived\",\"type\":\"O\"}}\n")
                .append("{\"type\":\"user\",\"user\":{\"username\":\"survivor\"}}\n");
        for (int i = 0; i < MESSAGES; i++) {
            lines.append(
                    "{\"type\":\"post\",\"post\":{\"team\":\"survivors\",\"channel\":\"survived\",\"user\":\"survivor\",\"message\":\"said "
                            + i + "\",\"create_at\":" + (1_500_000_000_000L + i * 1_000L) + "}}\n");
        }
        return lines.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Override
    public void lastly(AtriumServer server) {
        RestClient admin = server.as("admin");
        admin.post("/api/imports/" + id + "/start", null).expect(200);
        Await.until("it has begun", () -> read(admin).getInt("done") > 0);
    }

    @Override
    public void after(AtriumServer server, Connection database) {
        RestClient admin = server.as("admin");
        await(admin, "done");
        JsonObject done = read(admin);
        assertEquals(MESSAGES, done.getInt("done"));
        assertEquals(MESSAGES, done.getJsonObject("made").getInt("messages"));
        JsonObject last = admin.get("/api/rooms/survived/entries?after=" + (MESSAGES - 1) + "&limit=10")
                .expect(200)
                .json()
                .getJsonArray("entries")
                .getJsonObject(0);
        assertEquals(MESSAGES, last.getInt("seq"));
        assertTrue(last.getString("message").endsWith(Integer.toString(MESSAGES - 1)), last.toString());
    }

    private JsonObject read(RestClient admin) {
        return admin.get("/api/imports/" + id).expect(200).json();
    }

    private void await(RestClient admin, String state) {
        Await.until(
                () -> read(admin).toString(),
                Duration.ofSeconds(120),
                () -> read(admin).getString("state").equals(state));
    }
}
