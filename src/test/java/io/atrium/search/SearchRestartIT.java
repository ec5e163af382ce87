package io.atrium.search;

import static io.atrium.search.SearchDoors.ask;
import static io.atrium.search.SearchDoors.awaitTexts;
import static io.atrium.search.SearchDoors.message;
import static io.atrium.search.SearchDoors.post;
import static io.atrium.search.SearchDoors.texts;
import static io.atrium.search.SearchSurvivor.MANY;
import static io.atrium.search.SearchSurvivor.awaitReady;
import static io.atrium.search.SearchSurvivor.sayMuch;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.RestClient;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The index over the server's lives: damaged, asked to be made anew, turned off. What a kill leaves of it is {@link SearchSurvivor}'s to say. */
class SearchRestartIT {
    @Test
    void an_index_that_is_damaged_is_made_anew_and_so_is_one_that_an_administrator_wants_anew() throws IOException {
        AtriumServer server = AtriumServer.spare();
        RestClient ann = server.as("ann");
        String room = ann.newRoom("archive");
        sayMuch(ann, room);
        post(ann, room, message("bodkin two"));
        awaitTexts(ann, "bodkin", "bodkin two");
        server.stop();
        damage(server.data().resolve("search"));
        int said = server.log().length();
        server.restart();
        awaitReady(ann);
        assertTrue(server.log().indexOf("is made anew", said) > 0, server::log);
        assertEquals("bodkin two", texts(ask(ann, "bodkin")));

        RestClient admin = server.as("admin");
        ann.post("/api/search/index/rebuild", null).expect(403);
        ann.get("/api/search/index").expect(403);
        admin.post("/api/search/index/rebuild", null).expect(202);
        post(ann, room, message("bodkin while it is made anew"));
        awaitReady(ann);
        awaitTexts(ann, "bodkin", "bodkin while it is made anew\nbodkin two");
        JsonObject state = admin.get("/api/search/index").expect(200).json();
        assertEquals("ready", state.getString("state"));
        assertTrue(state.getInt("entries") > MANY, state::toString);
        assertTrue(state.getJsonNumber("bytes").longValue() > 0, state::toString);
        assertEquals("ready", ann.get("/api/health/ready").json().getString("search"));
    }

    @Test
    void with_searching_turned_off_everything_else_goes_on() {
        AtriumServer server = AtriumServer.tuned();
        RestClient ann = server.as("ann");
        post(ann, ann.newRoom("quiet"), message("hello"));
        assertEquals(
                "unavailable", ann.get("/api/search?q=hello").expect(503).json().getString("code"));
        JsonObject state =
                server.as("admin").get("/api/search/index").expect(200).json();
        assertEquals("unavailable", state.getString("state"));
        assertTrue(state.getString("cause").contains("ATRIUM_SEARCH"), state::toString);
        server.as("admin").post("/api/search/index/rebuild", null).expect(409);
        ann.get("/api/health/ready").expect(200);
    }

    private static void damage(Path index) throws IOException {
        try (Stream<Path> files = Files.list(index)) {
            for (Path file : files.filter(file -> !file.endsWith("write.lock")).toList()) {
                try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
                    cut.setLength(cut.length() / 2);
                }
            }
        }
    }
}
