package io.atrium.kind.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.RestClient;
import io.atrium.testing.RestClient.Answer;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import java.util.UUID;

/** Polls through their doors, on the shared server. */
abstract class PollDoors {
    static final String LUNCH = "{\"id\":\"q1\",\"text\":\"Lunch?\",\"choices\":[\"A\",\"B\"]}";

    final AtriumServer server = AtriumServer.shared();
    final RestClient ann = server.as("ann");
    final RestClient bob = server.as("bob");
    final RestClient cho = server.as("cho");
    final RestClient admin = server.as("admin");

    /** A poll of Ann's. @param settings but for the braces */
    String poll(String settings) {
        return poll(ann, settings);
    }

    static String poll(RestClient keeper, String settings) {
        return keeper.newRoom(Json.createObjectBuilder()
                .add("name", "poll-" + UUID.randomUUID())
                .add("kind", "poll")
                .add("settings", FrameCodec.object("{" + settings + "}"))
                .build());
    }

    static Answer send(RestClient who, String poll, String frame) {
        return who.send("POST", "/api/rooms/" + poll + "/entries", frame);
    }

    /** A vote on q1 that counts. */
    static void vote(RestClient who, String poll, String choice) {
        send(who, poll, "{\"question\":\"q1\",\"choices\":[\"" + choice + "\"]}")
                .expect(201);
    }

    static String refused(Answer answer, int status) {
        return answer.expect(status).json().getString("code");
    }

    static JsonObject snapshot(RestClient who, String poll) {
        return Replays.snapshot(who, poll);
    }

    /** Of the first question, as this person sees it. */
    static JsonObject tally(RestClient who, String poll) {
        return snapshot(who, poll).getJsonArray("questions").getJsonObject(0).getJsonObject("tally");
    }

    static void assertCounts(String counts, RestClient who, String poll) {
        assertEquals(counts, String.valueOf(tally(who, poll).get("counts")));
    }

    static void assertHidden(String why, RestClient who, String poll) {
        JsonObject tally = tally(who, poll);
        assertEquals(why, tally.getString("hidden", null), tally.toString());
        assertEquals(null, tally.get("counts"), tally.toString());
    }

    static String csv(RestClient who, String poll) {
        return who.get("/api/rooms/" + poll + "/export?format=csv").expect(200).text();
    }

    static String log(RestClient who, String poll) {
        return who.get("/api/rooms/" + poll + "/export?format=jsonl")
                .expect(200)
                .text();
    }
}
