package io.atrium.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Archives that are not what they should be, and what happens to a room or a folder meanwhile. */
class ImportTroubleIT extends ImportSteps {
    private static final int MANY = 12_000;

    @Test
    void a_room_that_is_removed_meanwhile_is_passed_by_and_the_others_are_whole() {
        String one = "one" + tag;
        String two = "two" + tag;
        JsonObject ready =
                awaited(Archives.bring(admin, "two.jsonl", lines(one, two)).getString("id"), "ready", "failed");
        String id = ready.getString("id");
        admin.post("/api/imports/" + id + "/start", null).expect(200);
        Await.until("it has begun", () -> admin.get("/api/imports/" + id).json().getInt("done") > 0);
        admin.delete("/api/rooms/" + two).expect(204);
        JsonObject done = awaited(id, "done", "failed");
        assertEquals("done", done.getString("state"), done.toString());
        assertEquals(2 * MANY, done.getInt("done"));
        int removed = done.getJsonObject("made").getInt("removed", 0);
        assertTrue(removed > 0, done.toString());
        assertEquals(2 * MANY - removed, done.getJsonObject("made").getInt("messages"));
        assertEquals(MANY, admin.get("/api/rooms/" + one).expect(200).json().getInt("seq"));
        admin.get("/api/rooms/" + two).expect(404);
    }

    private static byte[] lines(String... channels) {
        StringBuilder lines = new StringBuilder();
        lines.append("{\"type\":\"team\",\"team\":{\"name\":\"t\"}}\n");
        lines.append("{\"type\":\"user\",\"user\":{\"username\":\"u")
                .append(channels[0])
                .append("\"}}\n");
        for (String channel : channels) {
            lines.append("{\"type\":\"channel\",\"channel\":{\"team\":\"t\",\"name\":\"")
                    .append(channel)
                    .append("\",\"type\":\"O\"}}\n");
        }
        for (String channel : channels) {
            for (int i = 0; i < MANY; i++) {
                lines.append(
                        "{\"type\":\"post\",\"post\":{\"team\":\"t\",\"channel\":\"%s\",\"user\":\"u%s\",\"message\":\"said %d\",\"create_at\":%d}}\n"
                                .formatted(channel, channels[0], i, 1_500_000_000_000L + i * 1_000L));
            }
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void broken_bombed_and_unknown_archives_are_refused_by_name() {
        assertEquals("failed", checked(new Archives().with("a.txt", "no").zip()).getString("state"));
        JsonObject bomb = checked(new Archives()
                .with("users.json", "[]")
                .with("channels.json", " ".repeat(64 << 20))
                .zip());
        assertEquals("failed", bomb.getString("state"));
        assertTrue(bomb.getString("failure").contains("not unpacked"), bomb.toString());
        assertEquals(422, Archives.send(admin, "/api/imports", new byte[0]).status());
        assertEquals(
                422,
                Archives.send(admin, "/api/imports?merge=perhaps", "{}".getBytes(StandardCharsets.UTF_8))
                        .status());
        Archives.send(
                        AtriumServer.shared().as("ann"),
                        "/api/imports",
                        Archives.slack(tag).zip())
                .expect(403);
        AtriumServer.shared().as("ann").get("/api/imports").expect(403);
        admin.get("/api/imports/nosuch").expect(404);
    }

    @Test
    void a_broken_day_is_named_and_a_path_that_leads_elsewhere_is_not_followed() {
        JsonObject ready = checked(Archives.slack(tag)
                .with("../../etc/passwd", "root")
                .with("gen-" + tag + "/2017-07-13.json", "[\n{\"type\":\"message\", broken")
                .zip());
        JsonObject notes = ready.getJsonObject("report").getJsonObject("notes");
        assertEquals(
                "gen-" + tag + "/2017-07-13.json line 2",
                notes.getJsonObject("malformed").getJsonArray("examples").getString(0));
        assertEquals(
                "../../etc/passwd",
                notes.getJsonObject("unsafe_name").getJsonArray("examples").getString(0));
        assertEquals(7, ready.getInt("messages"));
        admin.delete("/api/imports/" + ready.getString("id")).expect(204);
    }

    @Test
    void what_is_left_of_an_import_that_is_over_goes_and_what_nobody_here_knows_stays_however_old() throws IOException {
        String id = checked(Archives.slack(tag).zip()).getString("id");
        admin.delete("/api/imports/" + id).expect(204);
        Path folders = AtriumServer.shared().data().resolve("imports");
        Path left = folders.resolve(id).resolve("archive");
        // Another installation's: it looks just like ours.
        Path others =
                folders.resolve(new StringBuilder(id).reverse().toString()).resolve("archive");
        Files.createDirectories(others.getParent());
        Files.writeString(others, "what was said elsewhere");
        FileTime old = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
        Files.setLastModifiedTime(others, old);
        // Twice: the second time whoever sweeps has seen both.
        for (int i = 0; i < 2; i++) {
            Files.createDirectories(left.getParent());
            Files.writeString(left, "what was said between two");
            Await.until("it is gone", () -> !Files.exists(left.getParent()));
        }
        assertTrue(Files.exists(others));
        Files.delete(others);
        Files.delete(others.getParent());
    }
}
