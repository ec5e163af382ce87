package io.atrium.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;

/** Each test in a new open chat room of Ann's, on the shared server. */
public abstract class RoomTest {
    protected final AtriumServer server = AtriumServer.shared();
    protected final RestClient ann = server.as("ann");
    protected final RestClient bob = server.as("bob");
    protected String room;

    @BeforeEach
    void newRoom() {
        room = ann.newRoom("room");
    }

    /** A frame that is answered by an error of this code. */
    protected static void assertRefused(RoomClient client, String frame, String code) {
        String ref = "no-" + System.nanoTime();
        client.sendText(frame.replaceFirst("\\}$", ",\"ref\":\"" + ref + "\"}"));
        assertEquals(code, client.awaitAnswer(ref).getString("code", null), frame);
    }

    /** An entry of the room's log as it reads now. */
    protected JsonObject entry(long seq) {
        return ann.get("/api/rooms/" + room + "/entries?limit=1&after=" + (seq - 1))
                .expect(200)
                .json()
                .getJsonArray("entries")
                .getJsonObject(0);
    }
}
