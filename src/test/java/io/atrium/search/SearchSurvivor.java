package io.atrium.search;

import static io.atrium.search.SearchDoors.ask;
import static io.atrium.search.SearchDoors.awaitTexts;
import static io.atrium.search.SearchDoors.message;
import static io.atrium.search.SearchDoors.post;
import static io.atrium.search.SearchDoors.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.RestClient;
import io.atrium.testing.Survivor;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.sql.Connection;

/** What is in the logs is found, also what the index had no time to keep. */
public final class SearchSurvivor implements Survivor {
    static final int MANY = 3_000;

    private String room;
    private long seq;

    @Override
    public void before(AtriumServer server, Connection database) {
        RestClient ann = server.as("ann");
        room = ann.newRoom("haystack");
        sayMuch(ann, room);
        seq = post(ann, room, message("needle one"));
        awaitTexts(ann, "needle", "needle one");
    }

    @Override
    public void lastly(AtriumServer server) {
        post(server.as("ann"), room, edit(seq, "needle two"));
    }

    @Override
    public void after(AtriumServer server, Connection database) {
        RestClient ann = server.as("ann");
        awaitReady(ann);
        assertEquals("needle two", texts(ask(ann, "needle")));
        assertEquals("straw 2999", texts(ask(ann, "\"straw 2999\" in:" + room)));
        assertEquals("straw 0", texts(ask(ann, "\"straw 0\" in:" + room)));
    }

    /** {@link #MANY} straws. */
    static void sayMuch(RestClient who, String room) {
        for (int first = 0; first < MANY; first += 1_000) {
            JsonArrayBuilder lines = Json.createArrayBuilder();
            for (int i = first; i < first + 1_000; i++) {
                lines.add(message("straw " + i));
            }
            who.post("/api/rooms/" + room + "/entries", lines.build()).expect(201);
        }
    }

    static void awaitReady(RestClient who) {
        Await.until(
                "the index is ready",
                () -> who.get("/api/search?q=needle").status() == 200
                        && ask(who, "needle").getBoolean("ready"));
    }

    private static JsonObject edit(long seq, String message) {
        return Json.createObjectBuilder()
                .add("type", "edit")
                .add("seq", seq)
                .add("message", message)
                .build();
    }
}
