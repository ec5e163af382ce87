package io.atrium.compliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.RestClient;
import io.atrium.testing.Survivor;
import io.atrium.wire.FrameCodec;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.io.IOException;
import java.sql.Connection;

/** An export, and somebody's own data, over which a server was killed: all of it is there in the end, and once. */
public class ExportSurvivor implements Survivor {
    private static final int BATCHES = 12;
    private static final int BATCH = 1_000;

    private String room;
    private int export;
    private int own;

    @Override
    public void before(AtriumServer server, Connection database) {
        RestClient ann = server.as("ann");
        room = ann.newRoom("exported");
        for (int i = 0; i < BATCHES; i++) {
            JsonArrayBuilder batch = Json.createArrayBuilder();
            for (int n = 0; n < BATCH; n++) {
                batch.add(Json.createObjectBuilder().add("message", "line " + i + "." + n));
            }
            ann.post("/api/rooms/" + room + "/entries", batch.build()).expect(201);
        }
    }

    @Override
    public void lastly(AtriumServer server) {
        RestClient admin = server.as("admin");
        export = begun(admin.post(
                "/api/jobs/export",
                FrameCodec.object("{\"rooms\":[\"" + room + "\"],\"format\":\"eml\",\"files\":false}")));
        own = begun(server.as("ann").post("/api/jobs/own-data", null));
        Await.until("it has begun", () -> Results.job(admin, export).getInt("done") > 0);
    }

    private static int begun(RestClient.Answer asked) {
        return asked.expect(202).json().getInt("id");
    }

    @Override
    public void after(AtriumServer server, Connection database) throws IOException {
        RestClient admin = server.as("admin");
        Results.done(admin, export);
        assertEquals(
                BATCHES * BATCH,
                Results.zip(admin, Results.ticket(admin, export)).keySet().stream()
                        .filter(name -> name.endsWith(".eml"))
                        .count());
        RestClient ann = server.as("ann");
        Results.done(ann, own);
        assertTrue(Results.zip(ann, Results.ticket(ann, own)).containsKey("profile.json"));
    }
}
