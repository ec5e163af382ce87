package io.atrium.kind.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.testing.RestClient;
import io.atrium.wire.Frame;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Instants;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Makes a poll's snapshot from its log anew. */
final class Replays {
    /** By login and question. */
    private final Map<String, Map<String, Ballot>> ballots = new LinkedHashMap<>();

    private final Terms terms;
    private Instant closedAt;
    private JsonObject close;

    private Replays(Terms terms) {
        this.terms = terms;
    }

    static JsonObject snapshot(RestClient caller, String room) {
        return caller.get("/api/rooms/" + room + "/snapshot").expect(200).json().getJsonObject("snapshot");
    }

    /** That what the server keeps of a named poll with live results is what its log comes to. */
    static void assertReplays(RestClient caller, String room) {
        JsonObject snapshot = snapshot(caller, room);
        Replays replay = of(caller, room);
        // Who belongs to the room is not the log's to say.
        Board board = replay.board(caller.login(), snapshot.getInt("members"));
        assertEquals(snapshot.toString(), board.toJson().toString());
    }

    /** That whatever the poll's terms, after the close everybody's snapshot says what the final entry says. */
    static void assertFinal(RestClient caller, String room) {
        JsonObject snapshot = snapshot(caller, room);
        Replays replay = of(caller, room);
        assertEquals(Instants.wire(replay.closedAt), snapshot.getString("closed_at"));
        assertEquals(replay.close.get("voters"), snapshot.get("voters"));
        for (int i = 0; i < replay.terms.questions().size(); i++) {
            assertEquals(
                    replay.close.getJsonArray("tallies").get(i),
                    snapshot.getJsonArray("questions").getJsonObject(i).get("tally"));
        }
    }

    private static Replays of(RestClient caller, String room) {
        JsonObject settings =
                caller.get("/api/rooms/" + room).expect(200).json().getJsonObject("settings");
        Replays replay = new Replays(Terms.of(settings));
        caller.get("/api/rooms/" + room + "/export?format=jsonl")
                .expect(200)
                .text()
                .lines()
                .map(FrameCodec::object)
                .forEach(replay::apply);
        return replay;
    }

    private void apply(JsonObject entry) {
        switch (entry.getString("type")) {
            case PollKind.VOTE -> {
                Frame vote = Frame.of(entry);
                Question question = terms.question(vote);
                ballots.computeIfAbsent(entry.getString("from"), login -> new HashMap<>())
                        .put(question.id(), tells(entry) ? question.read(vote) : null);
            }
            case PollKind.CLOSE -> {
                close = entry;
                closedAt = Instants.parse(entry.getString("at")).orElseThrow();
            }
            case PollKind.OPEN -> closedAt = null;
            default -> throw new AssertionError(entry);
        }
    }

    /** What is hidden while the poll is open its log does not tell. */
    private static boolean tells(JsonObject vote) {
        return vote.containsKey("choices") || vote.containsKey("rating") || vote.containsKey("text");
    }

    private Board board(String login, int members) {
        Map<String, Counted> counted = new HashMap<>();
        for (Question question : terms.questions()) {
            Tally tally = new Tally(question);
            ballots.values().stream()
                    .map(own -> own.get(question.id()))
                    .filter(ballot -> ballot != null)
                    .forEach(tally::add);
            counted.put(question.id(), new Counted(tally.votes(), Optional.of(tally)));
        }
        Map<String, Optional<Ballot>> own = new HashMap<>();
        ballots.getOrDefault(login, Map.of()).forEach((question, ballot) -> own.put(question, Optional.of(ballot)));
        return new Board(terms, closedAt, ballots.size(), members, counted, own);
    }
}
