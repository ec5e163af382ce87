package io.atrium.kind.game;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.RestClient;
import io.atrium.testing.RestClient.Answer;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import java.util.UUID;

/** Games through their doors, on the shared server. */
abstract class GameDoors {
    final AtriumServer server = AtriumServer.shared();
    final RestClient ann = server.as("ann");
    final RestClient bob = server.as("bob");
    final RestClient cho = server.as("cho");

    /** A room of Ann's. */
    String room(String game, String clock) {
        return room(ann, game, clock);
    }

    static String room(RestClient keeper, String game, String clock) {
        return keeper.newRoom(Json.createObjectBuilder()
                .add("name", "game-" + UUID.randomUUID())
                .add("title", "A \"game\"")
                .add("kind", "game")
                .add("settings", Json.createObjectBuilder().add("game", game).add("clock", clock))
                .build());
    }

    /** One in which Ann sits first and Bob second. */
    String begun(String game, String clock) {
        String room = room(game, clock);
        sit(ann, room, "first");
        sit(bob, room, "second");
        return room;
    }

    static void sit(RestClient who, String room, String seat) {
        send(who, room, "{\"type\":\"sit\",\"seat\":\"" + seat + "\"}").expect(201);
    }

    static Answer send(RestClient who, String room, String frame) {
        return who.send("POST", "/api/rooms/" + room + "/entries", frame);
    }

    static Answer move(RestClient who, String room, String move) {
        return send(who, room, "{\"move\":\"" + move + "\"}");
    }

    /** Ann's and Bob's moves in turn. */
    void play(String room, String moves) {
        RestClient who = ann;
        for (String move : moves.split(" ")) {
            move(who, room, move).expect(201);
            who = who == ann ? bob : ann;
        }
    }

    static String refused(Answer answer, int status) {
        return answer.expect(status).json().getString("code");
    }

    static JsonObject snapshot(RestClient who, String room) {
        return Replays.snapshot(who, room);
    }

    static void assertEnded(String result, String reason, JsonObject state) {
        assertEquals(result, state.getString("result"), state.toString());
        assertEquals(reason, state.getString("reason"), state.toString());
    }

    static String file(RestClient who, String room, String format) {
        return who.get("/api/rooms/" + room + "/export?format=" + format)
                .expect(200)
                .text();
    }

    static JsonObject json(String text) {
        return FrameCodec.object(text);
    }
}
