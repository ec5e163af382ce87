package io.atrium.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.RestClient;
import io.atrium.testing.RestClient.Answer;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Through the doors of every kind, with what its {@code walk.json} says: a new kind needs no line here.
 */
class KindsIT {
    private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"");
    private static final Pattern FILE = Pattern.compile("/export\\?format=(\\w+)");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final AtriumServer server = AtriumServer.shared();
    private final RestClient ann = server.as("ann");

    static List<String> kinds() {
        return Kinds.all();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void makes_a_room_takes_frames_and_gives_them_back(String kind) {
        String room = newRoom(kind);
        assertEquals(kind, ann.get(room).expect(200).json().getString("kind"));
        ann.get(room + "/snapshot").expect(200).json().getJsonObject("snapshot");
        JsonArray frames = walk(kind).getJsonArray("frames");
        ann.post(room + "/entries", frames).expect(201);
        Answer again = ann.get(room + "/snapshot").expect(200);
        JsonObject entries = ann.get(room + "/entries").expect(200).json();
        assertEquals(entries.getInt("seq"), again.json().getInt("seq"));
        entries.getJsonArray("entries")
                .getValuesAs(JsonObject.class)
                .forEach(entry -> assertFalse(entry.getString("type").isEmpty()));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void names_what_it_does_not_know(String kind) {
        String room = newRoom(kind);
        assertEquals("unknown_type", code(ann.send("POST", room + "/entries", "{\"type\":\"no-such-frame\"}"), 400));
        assertEquals("format", field(ann.get(room + "/export?format=no-such"), 422));
        assertEquals("format", field(ann.send("POST", room + "/intake/no-such", "x"), 422));
        assertEquals("not_found", code(ann.get(room + "/view/no-such"), 404));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void its_page_is_whole_in_both_languages_before_and_after_something_happened(String kind)
            throws IOException, InterruptedException {
        String room = newRoom(kind);
        for (int visit = 0; visit < 2; visit++) {
            for (String language : List.of("en", "zh")) {
                String html = page("/room/" + name(room), language);
                assertTrue(html.contains("lang=\"" + language), () -> kind + " in " + language);
                assertFalse(
                        html.contains("???"),
                        () -> kind + " has no word for " + html.replaceAll("(?s).*?(\\?{3}.{0,60}).*", "$1"));
                assertTrue(html.contains("id=\"i-" + kind + "\""), () -> kind + " has no icon");
                for (String asset : assets(html)) {
                    assertEquals(200, get(asset, language).statusCode(), asset);
                }
            }
            ann.post(room + "/entries", walk(kind).getJsonArray("frames")).expect(201);
        }
        assertFalse(page("/lobby", "zh").contains("???"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void every_file_its_page_offers_can_be_had(String kind) throws IOException, InterruptedException {
        String room = newRoom(kind);
        ann.post(room + "/entries", walk(kind).getJsonArray("frames")).expect(201);
        List<String> formats = FILE.matcher(page("/room/" + name(room), "en"))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertTrue(formats.contains("jsonl"), () -> kind + " offers " + formats);
        for (String format : formats) {
            Answer file = ann.get(room + "/export?format=" + format).expect(200);
            assertFalse(file.text().isBlank() && ann.get(room).json().getInt("seq") > 0, format);
            String disposition =
                    file.headers().firstValue("Content-Disposition").orElseThrow();
            assertTrue(
                    disposition.matches(
                            "attachment; filename=\"" + name(room) + "-\\d{4}-\\d\\d-\\d\\d\\." + format + "\""),
                    disposition);
        }
        long lines = ann.get(room + "/export").expect(200).text().lines().count();
        assertEquals(ann.get(room).json().getInt("seq"), lines);
    }

    private String newRoom(String kind) {
        String name = kind + "-" + UUID.randomUUID();
        ann.newRoom(Json.createObjectBuilder()
                .add("name", name)
                .add("kind", kind)
                .add("settings", walk(kind).getOrDefault("settings", JsonValue.EMPTY_JSON_OBJECT))
                .build());
        return "/api/rooms/" + name;
    }

    private static String name(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    /** A room's settings, and frames that its kind takes from a keeper. */
    private static JsonObject walk(String kind) {
        try (JsonReader reader = Json.createReader(KindsIT.class.getResourceAsStream(kind + "/walk.json"))) {
            return reader.readObject();
        }
    }

    private static String code(Answer answer, int status) {
        return answer.expect(status).json().getString("code");
    }

    private static String field(Answer answer, int status) {
        return answer.expect(status).json().getString("field");
    }

    private static List<String> assets(String html) {
        return ASSET.matcher(html)
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .toList();
    }

    private String page(String path, String language) throws IOException, InterruptedException {
        HttpResponse<String> response = get(path, language);
        assertEquals(200, response.statusCode(), path);
        return response.body();
    }

    private HttpResponse<String> get(String path, String language) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.baseUrl() + path))
                .header("Authorization", ann.authorization())
                .header("Accept-Language", language)
                .build();
        return HTTP.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}
