package io.atrium.search;

import io.atrium.testing.Await;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomTest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** A room of Ann's, and people who look for what is said in it. */
abstract class SearchDoors extends RoomTest {
    /** A word nobody has said before. */
    final String word = "w" + UUID.randomUUID().toString().replace("-", "");

    static String path(String q, String parameters) {
        return "/api/search?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8) + parameters;
    }

    static JsonObject ask(RestClient who, String q) {
        return ask(who, q, "");
    }

    static JsonObject ask(RestClient who, String q, String parameters) {
        return who.get(path(q, parameters)).expect(200).json();
    }

    static List<JsonObject> hits(JsonObject answer) {
        return answer.getJsonArray("hits").getValuesAs(JsonObject.class);
    }

    /** The texts of the hits, a line each. */
    static String texts(JsonObject answer) {
        return hits(answer).stream().map(hit -> hit.getString("text")).collect(Collectors.joining("\n"));
    }

    /** What was said is found a moment later. */
    static JsonObject awaitTexts(RestClient who, String q, String texts) {
        Await.until(
                () -> q + " finds " + texts + ", not " + texts(ask(who, q)),
                Duration.ofSeconds(20),
                () -> texts(ask(who, q)).equals(texts));
        return ask(who, q);
    }

    long say(RestClient who, String message) {
        return post(who, room, message(message));
    }

    static JsonObject message(String text) {
        return Json.createObjectBuilder().add("message", text).build();
    }

    static long post(RestClient who, String room, JsonObject frame) {
        return who.post("/api/rooms/" + room + "/entries", frame)
                .expect(201)
                .json()
                .getJsonArray("entries")
                .getJsonObject(0)
                .getInt("seq");
    }
}
