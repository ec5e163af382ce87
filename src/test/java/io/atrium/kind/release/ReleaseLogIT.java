package io.atrium.kind.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The lines of a release, in and out: piped in, read where somebody looks, searched, saved. */
class ReleaseLogIT {
    private static final int LINES = 5_300;

    private final AtriumServer server = AtriumServer.shared();
    private final RestClient ann = server.as("ann");
    private final String room = ann.newRoom(Json.createObjectBuilder()
            .add("name", "release-" + UUID.randomUUID())
            .add("kind", "release")
            .build());

    @Test
    void what_is_piped_in_is_read_line_by_line_wherever_one_looks() {
        open();
        String text = IntStream.rangeClosed(1, LINES).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
        JsonObject stored = pipe("stage=build&stream=stdout", text);
        assertTrue(stored.getInt("stored") < LINES / 100, stored.toString());
        post("{\"stage\":\"test\",\"lines\":[\"between\"]}");
        pipe("stage=build", "the last\n");
        for (long from : new long[] {1, 499, 500, 501, 2_345, LINES, LINES + 1}) {
            List<String> expected = new ArrayList<>();
            for (long i = from; i < from + 700 && i <= LINES + 1; i++) {
                expected.add(i == LINES + 1 ? "the last" : "line " + i);
            }
            assertEquals(expected, lines("stage=build&limit=700&from=" + from), "from " + from);
        }
        assertEquals(List.of(), lines("stage=build&from=" + (LINES + 2)));
        assertEquals(200, lines("stage=build").size());
        JsonObject answer = view("lines?stage=build&from=600&limit=1");
        assertEquals(LINES + 1, answer.getInt("total"));
        JsonObject part = answer.getJsonArray("parts").getJsonObject(0);
        assertEquals(600, part.getInt("first"));
        assertEquals("stdout", part.getString("stream"));
        Replays.assertReplays(ann, room);
    }

    @Test
    void single_lines_of_two_stages_keep_their_numbers() {
        open();
        for (int i = 1; i <= 30; i++) {
            post("[{\"stage\":\"build\",\"line\":\"b" + i + "\"},{\"stage\":\"test\",\"line\":\"t" + i + "\"}]");
        }
        assertEquals(List.of("b11", "b12"), lines("stage=build&from=11&limit=2"));
        assertEquals(List.of("t30"), lines("stage=test&from=30"));
    }

    @Test
    void a_body_that_is_sent_again_under_its_name_is_stored_once() {
        open();
        String text = "x\n".repeat(1_234);
        pipe("stage=build&ref=run-0", text);
        pipe("stage=build&ref=run-0", text);
        assertEquals(1_234, view("lines?stage=build").getInt("total"));
    }

    @Test
    void what_is_looked_for_is_found_page_by_page_whatever_its_colour() {
        open();
        String text = IntStream.rangeClosed(1, LINES)
                .mapToObj(i -> i % 100 == 0 ? "\u001b[31mNee\u001b[1mdle\u001b[0m in " + i : "hay " + i)
                .collect(Collectors.joining("\n"));
        pipe("stage=build", text);
        List<Long> found = new ArrayList<>();
        JsonValue next = Json.createValue(1);
        while (next instanceof JsonNumber from) {
            JsonObject page = view("search?stage=build&q=needle%20IN&limit=20&from=" + from);
            assertTrue(page.getJsonArray("hits").size() <= 20);
            page.getJsonArray("hits")
                    .getValuesAs(JsonObject.class)
                    .forEach(hit -> found.add((long) hit.getInt("line")));
            next = page.get("next");
        }
        assertEquals(
                IntStream.rangeClosed(1, LINES / 100).mapToObj(i -> i * 100L).toList(), found);
        JsonObject hit = view("search?stage=build&q=needle&from=2301&limit=1")
                .getJsonArray("hits")
                .getJsonObject(0);
        assertEquals("Needle in 2400", hit.getString("text"));
        assertEquals(
                0, view("search?stage=build&q=haystack").getJsonArray("hits").size());
    }

    @Test
    void errors_are_listed_by_themselves() {
        open();
        pipe("stage=build", "fine\nerror: one\nfine\n\u001b[31m[ERROR]\u001b[0m two\n");
        JsonArray hits = view("errors?stage=build").getJsonArray("hits");
        assertEquals(
                List.of(2, 4),
                hits.getValuesAs(JsonObject.class).stream()
                        .map(hit -> hit.getInt("line"))
                        .toList());
        assertEquals("[ERROR] two", hits.getJsonObject(1).getString("text"));
    }

    @Test
    void a_stage_is_had_raw_and_everything_as_a_file() {
        open();
        pipe("stage=build", "\u001b[32mok\u001b[0m\n\ttabs \"and\" quotes\n");
        post("{\"type\":\"stage\",\"stage\":\"build\",\"status\":\"passed\"}");
        RestClient.Answer raw =
                ann.get("/api/rooms/" + room + "/view/raw?stage=build").expect(200);
        assertEquals("\u001b[32mok\u001b[0m\n\ttabs \"and\" quotes\n", raw.text());
        assertTrue(raw.headers().firstValue("Content-Type").orElseThrow().startsWith("text/plain"));
        String[] file = ann.get("/api/rooms/" + room + "/export?format=txt")
                .expect(200)
                .text()
                .split("\n");
        assertEquals(4, file.length);
        assertTrue(file[0].endsWith("Z --- release 1.0 opened by ann: build, test"), file[0]);
        assertTrue(file[1].endsWith("Z [build] \u001b[32mok\u001b[0m"), file[1]);
        assertTrue(file[3].endsWith("Z --- build passed"), file[3]);
    }

    @Test
    void a_question_that_makes_no_sense_names_what_is_wrong() {
        open();
        for (String[] wrong : new String[][] {
            {"lines", "stage"},
            {"lines?stage=none", "stage"},
            {"lines?stage=build&from=0", "from"},
            {"lines?stage=build&limit=2001", "limit"},
            {"lines?stage=build&release=x", "release"},
            {"search?stage=build", "q"},
            {"search?stage=build&q=" + "x".repeat(201), "q"},
            {"errors?stage=build&limit=501", "limit"},
            {"releases?limit=0", "limit"},
        }) {
            RestClient.Answer answer =
                    ann.get("/api/rooms/" + room + "/view/" + wrong[0]).expect(422);
            assertEquals(wrong[1], answer.json().getString("field"), wrong[0]);
        }
        ann.get("/api/rooms/" + room + "/view/lines?stage=build&release=99").expect(404);
        for (String[] wrong :
                new String[][] {{"", "stage"}, {"?stage=none", "stage"}, {"?stage=build&stream=x", "stream"}}) {
            RestClient.Answer answer = ann.send("POST", "/api/rooms/" + room + "/intake/txt" + wrong[0], "x")
                    .expect(422);
            assertEquals(wrong[1], answer.json().getString("field"), wrong[0]);
        }
    }

    private void open() {
        post("{\"type\":\"release\",\"version\":\"1.0\",\"stages\":[\"build\",\"test\"]}");
    }

    private void post(String frames) {
        ann.send("POST", "/api/rooms/" + room + "/entries", frames).expect(201);
    }

    private JsonObject pipe(String parameters, String text) {
        return ann.send("POST", "/api/rooms/" + room + "/intake/txt?" + parameters, text)
                .expect(200)
                .json();
    }

    private JsonObject view(String what) {
        return ann.get("/api/rooms/" + room + "/view/" + what).expect(200).json();
    }

    /** The lines of a view, which follow each other without a hole. */
    private List<String> lines(String parameters) {
        List<String> lines = new ArrayList<>();
        long next = 0;
        for (JsonObject part : view("lines?" + parameters).getJsonArray("parts").getValuesAs(JsonObject.class)) {
            assertTrue(next == 0 || part.getInt("first") == next, part.getInt("first") + " follows " + (next - 1));
            part.getJsonArray("lines").getValuesAs(JsonString.class).forEach(line -> lines.add(line.getString()));
            next = part.getInt("first") + part.getJsonArray("lines").size();
        }
        return lines;
    }
}
