package io.atrium.kind.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.Await;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import io.atrium.wire.FrameCodec;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The named poll through its doors. */
class PollRoomIT extends PollDoors {
    private static final String SURVEY = "\"change\":true,\"questions\":[" + LUNCH
            + ",{\"id\":\"q2\",\"text\":\"Days?\",\"type\":\"multiple\",\"choices\":[\"Mon\",\"Tue\",\"Wed\"],\"max\":2}"
            + ",{\"id\":\"q3\",\"text\":\"How?\",\"type\":\"rating\"}"
            + ",{\"id\":\"q4\",\"text\":\"Order?\",\"type\":\"ranking\",\"choices\":[\"X\",\"Y\",\"Z\"]}"
            + ",{\"id\":\"q5\",\"text\":\"Else?\",\"type\":\"text\"}]";

    @Test
    void a_vote_is_an_entry_and_what_it_comes_to_is_told() {
        String poll = poll("\"questions\":[" + LUNCH + "]");
        try (RoomClient voter = RoomClient.join(ann, poll);
                RoomClient watcher = RoomClient.join(bob, poll)) {
            voter.sendText("{\"type\":\"vote\",\"question\":\"q1\",\"choices\":[\"A\"],\"ref\":\"r1\"}");
            assertEquals(1, voter.awaitAck("r1").getInt("seq"));
            JsonObject entry = watcher.await("the vote", frame -> is(frame, "vote"));
            assertEquals("ann", entry.getString("from"));
            assertEquals("[\"A\"]", entry.getJsonArray("choices").toString());
            JsonObject tally = watcher.await("the tally", frame -> is(frame, "tally"));
            assertFalse(tally.containsKey("seq"), tally.toString());
            assertEquals("q1", tally.getString("question"));
            assertEquals(1, tally.getInt("votes"));
            assertEquals("{\"A\":1,\"B\":0}", tally.getJsonObject("counts").toString());
            assertEquals(1, tally.getInt("voters"));
            assertEquals(2, tally.getInt("members"));
        }
        JsonObject own = snapshot(ann, poll).getJsonArray("questions").getJsonObject(0);
        assertTrue(own.getBoolean("voted"));
        assertEquals("{\"choices\":[\"A\"]}", own.getJsonObject("mine").toString());
        assertFalse(snapshot(bob, poll).toString().contains("mine"));
        Replays.assertReplays(ann, poll);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"choices\":[\"A\"]}                                     | 422 | invalid            | question",
                "{\"question\":\"q9\",\"choices\":[\"A\"]}                 | 422 | unknown_question   | question",
                "{\"question\":\"q1\"}                                     | 422 | invalid            | choices",
                "{\"question\":\"q1\",\"choices\":\"A\"}                   | 422 | invalid            | choices",
                "{\"question\":\"q1\",\"choices\":[]}                      | 422 | invalid            | choices",
                "{\"question\":\"q1\",\"choices\":[\"C\"]}                 | 422 | unknown_choice     | choices",
                "{\"question\":\"q1\",\"choices\":[\"A\",\"B\"]}           | 422 | too_many_choices   | choices",
                "{\"question\":\"q2\",\"choices\":[\"Mon\",\"Tue\",\"Wed\"]}| 422 | too_many_choices  | choices",
                "{\"question\":\"q2\",\"choices\":[\"Mon\",\"Mon\"]}       | 422 | invalid            | choices",
                "{\"question\":\"q3\",\"rating\":6}                        | 422 | invalid            | rating",
                "{\"question\":\"q3\",\"rating\":\"5\"}                    | 422 | invalid            | rating",
                "{\"question\":\"q4\",\"choices\":[\"X\",\"Y\"]}           | 422 | incomplete_ranking | choices",
                "{\"question\":\"q5\",\"text\":\" \"}                      | 422 | invalid            | text",
                "{\"type\":\"tally\",\"question\":\"q1\"}                  | 400 | unknown_type       |",
                "{\"type\":\"open\"}                                       | 409 | conflict           |",
            })
    void what_is_no_vote_is_refused_by_name_at_every_door(String frame, int status, String code, String field) {
        String poll = poll(SURVEY);
        JsonObject problem = send(ann, poll, frame.strip()).expect(status).json();
        assertEquals(code, problem.getString("code"), problem.toString());
        assertEquals(field, problem.getString("field", null), problem.toString());
        try (RoomClient client = RoomClient.join(ann, poll)) {
            client.sendText(frame.strip());
            assertEquals(field, client.awaitError(code).getString("field", null));
            assertEquals(0, client.position());
        }
        assertEquals(0, snapshot(ann, poll).getInt("voters"));
    }

    @Test
    void nobody_votes_twice_where_votes_stand() {
        String poll = poll("\"questions\":[" + LUNCH + "]");
        vote(ann, poll, "A");
        JsonObject twice = send(ann, poll, "{\"question\":\"q1\",\"choices\":[\"B\"]}")
                .expect(409)
                .json();
        assertEquals("already_voted", twice.getString("code"));
        assertEquals("question", twice.getString("field"));
        assertCounts("{\"A\":1,\"B\":0}", bob, poll);
        Replays.assertReplays(ann, poll);
    }

    @Test
    void of_many_votes_of_one_person_at_once_one_counts() {
        String poll = poll("\"questions\":[" + LUNCH + "]");
        List<CompletableFuture<Integer>> votes = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> send(
                                bob, poll, "{\"question\":\"q1\",\"choices\":[\"" + (i % 2 == 0 ? "A" : "B") + "\"]}")
                        .status()))
                .toList();
        List<Integer> answers = votes.stream().map(CompletableFuture::join).toList();
        assertEquals(1, answers.stream().filter(status -> status == 201).count(), answers.toString());
        assertEquals(19, answers.stream().filter(status -> status == 409).count(), answers.toString());
        assertEquals(1, tally(ann, poll).getInt("votes"));
        Replays.assertReplays(ann, poll);
    }

    @Test
    void a_vote_sent_again_under_its_ref_is_the_same_vote() {
        String poll = poll("\"questions\":[" + LUNCH + "]");
        String frame = "{\"question\":\"q1\",\"choices\":[\"A\"],\"ref\":\"r1\"}";
        String first = send(ann, poll, frame).expect(201).text();
        assertEquals(first, send(ann, poll, frame).expect(201).text());
        assertEquals(1, tally(ann, poll).getInt("votes"));
    }

    @Test
    void every_type_is_counted_and_a_changed_vote_counts_once() {
        String poll = poll(SURVEY);
        survey(ann, poll, "A", "[\"Mon\",\"Wed\"]", 5, "[\"X\",\"Y\",\"Z\"]", "Soup!");
        survey(bob, poll, "A", "[\"Mon\"]", 2, "[\"Z\",\"X\",\"Y\"]", "Soup, salad");
        vote(bob, poll, "B");
        send(bob, poll, "{\"question\":\"q5\",\"text\":\"More salad\"}").expect(201);
        JsonArray questions = snapshot(cho, poll).getJsonArray("questions");
        assertEquals(
                List.of(
                        "{\"question\":\"q1\",\"votes\":2,\"counts\":{\"A\":1,\"B\":1},\"cast\":2}",
                        "{\"question\":\"q2\",\"votes\":2,\"counts\":{\"Mon\":2,\"Tue\":0,\"Wed\":1},\"cast\":2}",
                        "{\"question\":\"q3\",\"votes\":2,\"counts\":{\"1\":0,\"2\":1,\"3\":0,\"4\":0,\"5\":1},\"mean\":3.50,\"cast\":2}",
                        "{\"question\":\"q4\",\"votes\":2,\"counts\":{\"X\":3,\"Y\":1,\"Z\":2},\"places\":{\"X\":[1,1,0],\"Y\":[0,1,1],\"Z\":[1,0,1]},\"cast\":2}",
                        "{\"question\":\"q5\",\"votes\":2,\"counts\":{\"more\":1,\"salad\":1,\"soup\":1},\"cast\":2}"),
                questions.getValuesAs(JsonObject.class).stream()
                        .map(question -> question.getJsonObject("tally").toString())
                        .toList());
        assertEquals(2, snapshot(cho, poll).getInt("voters"));
        assertEquals(3, snapshot(cho, poll).getInt("members"));
        Replays.assertReplays(bob, poll);
        Replays.assertReplays(cho, poll);
    }

    @Test
    void a_keeper_closes_it_with_a_final_entry_and_may_open_it_again() {
        String poll = poll("\"change\":true,\"questions\":[" + LUNCH + "]");
        vote(bob, poll, "B");
        assertEquals("forbidden", refused(send(bob, poll, "{\"type\":\"close\"}"), 403));
        try (RoomClient watcher = RoomClient.join(bob, poll)) {
            send(ann, poll, "{\"type\":\"close\"}").expect(201);
            JsonObject close = watcher.await("the close", frame -> is(frame, "close"));
            assertEquals("ann", close.getString("from"));
            assertEquals("keeper", close.getString("reason"));
            assertEquals(1, close.getInt("voters"));
            assertEquals(2, close.getInt("members"));
            assertEquals(
                    "[{\"question\":\"q1\",\"votes\":1,\"counts\":{\"A\":0,\"B\":1},\"cast\":1}]",
                    close.getJsonArray("tallies").toString());
            watcher.sendText("{\"question\":\"q1\",\"choices\":[\"A\"]}");
            watcher.awaitError("closed");
        }
        assertEquals("closed", refused(send(ann, poll, "{\"type\":\"close\"}"), 410));
        assertFalse(snapshot(bob, poll).getBoolean("open"));
        Replays.assertReplays(bob, poll);
        Replays.assertFinal(bob, poll);
        assertEquals("forbidden", refused(send(bob, poll, "{\"type\":\"open\"}"), 403));
        send(ann, poll, "{\"type\":\"open\"}").expect(201);
        vote(bob, poll, "A");
        assertCounts("{\"A\":1,\"B\":0}", ann, poll);
        Replays.assertReplays(bob, poll);
    }

    @Test
    void the_deadline_closes_it_once_and_no_vote_comes_after() {
        Instant deadline = Instant.now().plusSeconds(5);
        String poll = poll("\"closes_at\":\"" + deadline + "\",\"questions\":[" + LUNCH + "]");
        try (RoomClient watcher = RoomClient.join(bob, poll)) {
            vote(ann, poll, "A");
            JsonObject close = watcher.await("the close", frame -> is(frame, "close"));
            assertEquals("atrium", close.getString("from"));
            assertEquals("deadline", close.getString("reason"));
            assertFalse(Instant.parse(close.getString("at")).isBefore(deadline));
            assertEquals(1, close.getInt("voters"));
        }
        assertEquals("closed", refused(send(bob, poll, "{\"question\":\"q1\",\"choices\":[\"A\"]}"), 410));
        assertEquals(
                1,
                log(ann, poll)
                        .lines()
                        .filter(line -> line.contains("\"type\":\"close\""))
                        .count());
        assertEquals("conflict", refused(send(ann, poll, "{\"type\":\"open\"}"), 409));
        Replays.assertReplays(ann, poll);
        Replays.assertFinal(ann, poll);
    }

    @Test
    void once_somebody_has_voted_only_the_deadline_moves() {
        String poll = poll("\"questions\":[" + LUNCH + "]");
        String other =
                "{\"settings\":{\"questions\":[{\"id\":\"q1\",\"text\":\"Dinner?\",\"choices\":[\"A\",\"B\"]}]}}";
        ann.patch("/api/rooms/" + poll, FrameCodec.object(other)).expect(200);
        vote(bob, poll, "A");
        JsonObject late = ann.patch(
                        "/api/rooms/" + poll, FrameCodec.object("{\"settings\":{\"questions\":[" + LUNCH + "]}}"))
                .expect(409)
                .json();
        assertEquals("settings.questions", late.getString("field"));
        JsonObject moved = FrameCodec.object(
                other.replace("{\"settings\":{", "{\"settings\":{\"closes_at\":\"2999-01-01T00:00:00Z\","));
        ann.patch("/api/rooms/" + poll, moved).expect(200);
        assertEquals("2999-01-01T00:00:00.000Z", snapshot(bob, poll).getString("closes_at"));
    }

    @Test
    void the_lobby_knows_the_turnout() {
        String poll = poll("\"questions\":[" + LUNCH + "]");
        vote(bob, poll, "A");
        JsonObject open = card(poll);
        assertEquals("summary.open", open.getString("key"));
        assertEquals(1, open.getJsonObject("places").getInt("voters"));
        assertEquals(2, open.getJsonObject("places").getInt("members"));
        send(ann, poll, "{\"type\":\"close\"}").expect(201);
        assertEquals("summary.closed", card(poll).getString("key"));
    }

    @Test
    void however_many_votes_come_a_tally_is_told_four_times_a_second_at_most() {
        String poll = poll("\"change\":true,\"questions\":[" + LUNCH + "]");
        try (RoomClient watcher = RoomClient.join(cho, poll)) {
            long began = System.nanoTime();
            for (int i = 0; i < 200; i++) {
                vote(i % 2 == 0 ? ann : bob, poll, i % 4 < 2 ? "A" : "B");
            }
            Await.until(
                    "the last tally",
                    () -> tallies(watcher) > 0 && newest(watcher).equals("{\"A\":0,\"B\":2}"));
            double seconds = (System.nanoTime() - began) / 1e9;
            long told = tallies(watcher);
            assertTrue(told <= 4 * seconds + 2, told + " times in " + seconds + " s");
            assertTrue(told < 200, "every vote was told by itself");
        }
    }

    private static long tallies(RoomClient watcher) {
        return watcher.texts().stream()
                .filter(text -> text.contains("\"type\":\"tally\""))
                .count();
    }

    private static String newest(RoomClient watcher) {
        return watcher.texts().stream()
                .filter(text -> text.contains("\"type\":\"tally\""))
                .reduce((one, next) -> next)
                .map(text -> FrameCodec.object(text).getJsonObject("counts").toString())
                .orElseThrow();
    }

    private JsonObject card(String poll) {
        return ann.get("/api/rooms/" + poll).expect(200).json().getJsonObject("summary");
    }

    private static void survey(
            RestClient who, String poll, String choice, String days, int rating, String order, String text) {
        send(
                        who,
                        poll,
                        "[{\"question\":\"q1\",\"choices\":[\"" + choice + "\"]},{\"question\":\"q2\",\"choices\":"
                                + days
                                + "},{\"question\":\"q3\",\"rating\":" + rating + "},{\"question\":\"q4\",\"choices\":"
                                + order + "},{\"question\":\"q5\",\"text\":\"" + text + "\"}]")
                .expect(201);
    }

    private static boolean is(JsonObject frame, String type) {
        return frame.getString("type", "").equals(type);
    }
}
