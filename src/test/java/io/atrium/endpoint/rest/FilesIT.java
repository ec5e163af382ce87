package io.atrium.endpoint.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.RestClient;
import io.atrium.testing.RestClient.Answer;
import io.atrium.testing.RoomTest;
import jakarta.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A room as a file, and who may have it. */
class FilesIT extends RoomTest {
    @Test
    void a_chat_is_a_table_of_what_it_says_now() {
        say("{\"message\":\"=1+1, \\\"so\\\"\"}");
        say("{\"message\":\"wrong\"}");
        say("{\"message\":\"secret\"}");
        say("{\"type\":\"edit\",\"seq\":2,\"message\":\"right\"}");
        say("{\"type\":\"delete\",\"seq\":3}");
        Answer file = export("csv").expect(200);
        assertEquals("text/csv;charset=UTF-8", contentType(file));
        List<String> rows = file.text().lines().toList();
        assertEquals("seq,at,from,message,edited,thread,forwarded_from", rows.get(0));
        assertTrue(rows.get(1).matches("1,[^,]+Z,ann,\"'=1\\+1, \"\"so\"\"\",,,"), rows.get(1));
        assertTrue(rows.get(2).matches("2,[^,]+Z,ann,right,edited,,"), rows.get(2));
        assertEquals(3, rows.size());
    }

    @Test
    void as_text_no_line_passes_for_somebody_elses() {
        say("{\"message\":\"one\\n2026-01-01T00:00:00.000Z bob: two\"}");
        List<String> lines = export("txt").expect(200).text().lines().toList();
        assertTrue(lines.get(0).endsWith("Z ann: one"), lines.get(0));
        assertEquals("    2026-01-01T00:00:00.000Z bob: two", lines.get(1));
    }

    @Test
    void the_log_itself_is_an_entry_a_line_however_long_it_is() {
        StringBuilder batch = new StringBuilder("[");
        for (int i = 1; i <= 1_000; i++) {
            batch.append(i == 1 ? "" : ",").append("{\"message\":\"m").append(i).append("\"}");
        }
        batch.append(']');
        for (int i = 0; i < 3; i++) {
            ann.send("POST", "/api/rooms/" + room + "/entries", batch.toString())
                    .expect(201);
        }
        List<String> lines = export("jsonl").expect(200).text().lines().toList();
        assertEquals(3_000, lines.size());
        assertTrue(lines.get(2_999).startsWith("{\"type\":\"message\",\"seq\":3000,"), lines.get(2_999));
    }

    @Test
    void only_who_may_read_a_room_has_it_as_a_file() {
        String hidden = ann.newRoom(Json.createObjectBuilder()
                .add("name", "hidden-" + room)
                .add("visibility", "private")
                .build());
        bob.get("/api/rooms/" + hidden + "/export").expect(404);
        RestClient.anonymous(server).get("/api/rooms/" + room + "/export").expect(401);
    }

    @Test
    void a_token_may_be_shown_as_a_password_with_its_owners_login() {
        String token = RestClient.basic(server, "ann", "demo").newToken("phone", 600);
        assertEquals(
                "ann",
                RestClient.basic(server, "ann", token)
                        .get("/api/rooms")
                        .expect(200)
                        .json()
                        .getString("you"));
        RestClient.basic(server, "bob", token).get("/api/rooms").expect(401);
        RestClient.basic(server, "ann", "demo").get("/api/rooms").expect(401);
    }

    private Answer export(String format) {
        return ann.get("/api/rooms/" + room + "/export?format=" + format);
    }

    private void say(String frame) {
        ann.send("POST", "/api/rooms/" + room + "/entries", frame).expect(201);
    }

    private static String contentType(Answer answer) {
        return answer.headers().firstValue("Content-Type").orElse("").replace(" ", "");
    }
}
