package io.atrium.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.Await;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** History from elsewhere, by the door that administrators have. */
class ImportsIT extends ImportSteps {
    @Test
    void an_archive_is_looked_at_before_anything_is_made() {
        JsonObject ready = checked(Archives.slack(tag).zip());
        JsonObject counts = ready.getJsonObject("report").getJsonObject("counts");
        assertEquals(2, counts.getInt("people_new"));
        assertEquals(1, counts.getInt("people_disabled"));
        assertEquals(3, counts.getInt("rooms_new"));
        assertEquals(1, counts.getInt("rooms_conversation"));
        assertEquals(7, ready.getInt("messages"));
        assertEquals(1, counts.getInt("answers"));
        assertEquals(2, counts.getInt("reactions"));
        assertEquals(1, counts.getInt("files"));
        assertEquals(
                ":partyparrot:",
                ready.getJsonObject("report")
                        .getJsonObject("notes")
                        .getJsonObject("emoji_unknown")
                        .getJsonArray("examples")
                        .getString(0));
        admin.get("/api/rooms/gen-" + tag).expect(404);
        admin.delete("/api/imports/" + ready.getString("id")).expect(204);
        assertEquals("cancelled", awaited(ready.getString("id"), "cancelled").getString("state"));
        admin.post("/api/imports/" + ready.getString("id") + "/start", null).expect(409);
    }

    @Test
    void what_was_said_is_there_with_its_times_authors_threads_and_reactions() {
        JsonObject done = imported(Archives.slack(tag).zip());
        assertEquals("done", done.getString("state"), done.toString());
        assertEquals(7, done.getJsonObject("made").getInt("messages"));
        List<JsonObject> said = entries("gen-" + tag);
        assertEquals(4, said.size());
        JsonObject first = said.get(0);
        assertEquals("a" + tag, first.getString("from"));
        assertEquals("2017-07-14T02:41:40.000Z", first.getString("at"));
        assertTrue(
                first.getString("message")
                        .startsWith(
                                "Hello @b" + tag + ", see the page (https://example.org/a) & **mind** the ~~gap~~ 🎉"),
                first.getString("message"));
        assertEquals(
                2,
                first.getJsonObject("reactions")
                        .values()
                        .iterator()
                        .next()
                        .asJsonArray()
                        .size());
        assertEquals(1, first.getJsonObject("replies").getInt("count"));
        JsonObject answer = said.get(1);
        assertEquals(first.getInt("seq"), answer.getInt("thread"));
        assertTrue(answer.getBoolean("edited"));
        assertEquals("Builder", said.get(2).getJsonObject("via").getString("name"));
        assertEquals("done in #gen-" + tag, said.get(2).getString("message"));
        JsonObject file = said.get(3).getJsonArray("files").getJsonObject(0);
        assertEquals("plan.txt", file.getString("name"));
        assertEquals(18, file.getInt("size"));
        assertEquals("[gone.pdf]", said.get(3).getString("message"));
        JsonObject thread = admin.get("/api/rooms/gen-" + tag + "/view/thread?thread=" + first.getInt("seq"))
                .expect(200)
                .json();
        assertTrue(thread.toString().contains("an answer"), thread.toString());
    }

    @Test
    void the_same_again_adds_nothing_and_a_newer_export_what_is_new() {
        imported(Archives.slack(tag).zip());
        JsonObject again = imported(Archives.slack(tag).zip());
        assertEquals("done", again.getString("state"), again.toString());
        assertEquals(0, again.getJsonObject("made").getInt("messages"));
        assertEquals(7, again.getJsonObject("made").getInt("known"));
        assertEquals(4, entries("gen-" + tag).size());
        String more = """
                [{"type":"message","user":"U2%1$s","ts":"1500086500.000100","text":"the day after","thread_ts":"1500000100.000200"},
                 {"type":"message","user":"U1%1$s","ts":"1500000260.000500","text":"late"}]
                """.formatted(tag.toUpperCase(Locale.ROOT));
        JsonObject newer = imported(Archives.slack(tag)
                .with("gen-" + tag + "/2017-07-15.json", more)
                .zip());
        assertEquals(1, newer.getJsonObject("made").getInt("messages"));
        List<JsonObject> said = entries("gen-" + tag);
        assertEquals(5, said.size());
        assertEquals("the day after", said.get(4).getString("message"));
        assertEquals(2, said.get(0).getJsonObject("replies").getInt("count"));
    }

    @Test
    void who_is_in_a_closed_channel_and_no_other_reads_it_and_what_is_put_away_stays_so() {
        imported(Archives.slack(tag).zip());
        admin.get("/api/rooms/sec-" + tag + "/entries").expect(404);
        RestClient.Answer refused = admin.post(
                "/api/rooms/old-" + tag + "/entries",
                Json.createObjectBuilder().add("message", "again").build());
        assertTrue(refused.text().contains("archived"), refused.text());
        JsonObject users = admin.get("/api/users?q=" + tag).expect(200).json();
        assertFalse(users.toString().contains("\"login\":\"buildbot\""));
    }

    @Test
    void a_room_of_that_name_is_left_alone_or_takes_it_in_where_that_is_wanted() {
        admin.newRoomNamed("gen-" + tag);
        admin.post(
                        "/api/rooms/gen-" + tag + "/entries",
                        Json.createObjectBuilder().add("message", "ours").build())
                .expect(201);
        JsonObject apart = imported(Archives.slack(tag).zip());
        assertEquals("done", apart.getString("state"), apart.toString());
        assertEquals(1, entries("gen-" + tag).size());
        assertEquals(4, entries("gen-" + tag + "-2").size());
        String other = tag.substring(0, 9) + "z";
        admin.newRoomNamed("gen-" + other);
        admin.post(
                        "/api/rooms/gen-" + other + "/entries",
                        Json.createObjectBuilder().add("message", "ours").build())
                .expect(201);
        String id = Archives.send(
                        admin, "/api/imports?merge=true", Archives.slack(other).zip())
                .expect(201)
                .json()
                .getString("id");
        awaited(id, "ready");
        admin.post("/api/imports/" + id + "/start", null).expect(200);
        awaited(id, "done");
        List<JsonObject> together = entries("gen-" + other);
        assertEquals(5, together.size());
        assertEquals("2017-07-14T02:41:40.000Z", together.get(1).getString("at"));
    }

    @Test
    void an_open_channel_opens_no_closed_room() {
        admin.newRoom(Json.createObjectBuilder()
                .add("name", "gen-" + tag)
                .add("kind", "chat")
                .add("visibility", "private")
                .build());
        String id = Archives.send(
                        admin, "/api/imports?merge=true", Archives.slack(tag).zip())
                .expect(201)
                .json()
                .getString("id");
        awaited(id, "ready");
        admin.post("/api/imports/" + id + "/start", null).expect(200);
        awaited(id, "done");
        assertEquals(0, entries("gen-" + tag).size());
        assertEquals(4, entries("gen-" + tag + "-2").size());
    }

    @Test
    void history_is_found_and_no_news() {
        String word = "zyx" + tag;
        JsonObject done = imported(Archives.slack(tag)
                .with(
                        "gen-" + tag + "/2017-07-16.json",
                        "[{\"type\":\"message\",\"user\":\"U1%s\",\"ts\":\"1500172900.000100\",\"text\":\"%s\"}]"
                                .formatted(tag.toUpperCase(Locale.ROOT), word))
                .zip());
        assertEquals("done", done.getString("state"));
        Await.until(
                "it is found",
                () -> admin.get("/api/search?q=" + word).expect(200).text().contains("gen-" + tag));
    }
}
