package io.atrium.kind.release;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.RestClient;
import io.atrium.testing.Survivor;
import jakarta.json.Json;
import java.sql.Connection;

/** What a release room knows. */
public final class ReleaseSurvivor implements Survivor {
    private String room;
    private String before;

    @Override
    public void before(AtriumServer server, Connection database) {
        RestClient ann = server.as("ann");
        room = ann.newRoom(Json.createObjectBuilder()
                .add("name", "release-restart")
                .add("kind", "release")
                .build());
        say(
                ann,
                room,
                "[{\"type\":\"release\",\"version\":\"1\",\"stages\":[\"build\",\"ship\"]},"
                        + "{\"type\":\"stage\",\"stage\":\"build\",\"status\":\"failed\"},"
                        + "{\"type\":\"release\",\"version\":\"2\",\"stages\":[\"build\",\"ship\"]},"
                        + "{\"type\":\"stage\",\"stage\":\"build\",\"status\":\"running\"}]");
        ann.send("POST", "/api/rooms/" + room + "/intake/txt?stage=build", "a line\n".repeat(1_700))
                .expect(200);
    }

    @Override
    public void lastly(AtriumServer server) {
        RestClient ann = server.as("ann");
        say(ann, room, "{\"type\":\"stage\",\"stage\":\"ship\",\"status\":\"needs_approval\"}");
        before = Replays.snapshot(ann, room).toString();
    }

    @Override
    public void after(AtriumServer server, Connection database) {
        RestClient ann = server.as("ann");
        assertEquals(before, Replays.snapshot(ann, room).toString());
        Replays.assertReplays(ann, room);
        say(ann, room, "{\"stage\":\"build\",\"line\":\"the next\"}");
        assertEquals(
                1_701,
                ann.get("/api/rooms/" + room + "/view/lines?stage=build&from=1701")
                        .expect(200)
                        .json()
                        .getJsonArray("parts")
                        .getJsonObject(0)
                        .getInt("first"));
        say(ann, room, "{\"type\":\"approve\",\"stage\":\"ship\"}");
        ann.send("POST", "/api/rooms/" + room + "/entries", "{\"type\":\"approve\",\"stage\":\"ship\"}")
                .expect(409);
        Replays.assertReplays(ann, room);
    }

    private static void say(RestClient ann, String room, String frames) {
        ann.send("POST", "/api/rooms/" + room + "/entries", frames).expect(201);
    }
}
