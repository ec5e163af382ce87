package io.atrium.kind.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import io.atrium.wire.FrameCodec;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The anonymous poll through its doors. */
class PollSecretIT extends PollDoors {
    @Test
    void a_secret_ballot_leaves_no_entry_and_nobody_is_told_whose_it_was() {
        String poll = poll("\"anonymous\":true,\"questions\":[" + LUNCH + "]");
        try (RoomClient voter = RoomClient.join(bob, poll);
                RoomClient watcher = RoomClient.join(ann, poll)) {
            voter.sendText("{\"question\":\"q1\",\"choices\":[\"A\"],\"ref\":\"r1\"}");
            JsonObject ack = voter.awaitAck("r1");
            assertFalse(ack.containsKey("seq"), ack.toString());
            JsonObject tally = watcher.await("the turnout", frame -> is(frame, "tally"));
            assertEquals("few", tally.getString("hidden"));
            assertEquals(1, tally.getInt("voters"));
            assertFalse(tally.containsKey("counts"), tally.toString());
            assertFalse(tally.toString().contains("bob"), tally.toString());
            assertEquals(0, watcher.position());
        }
        assertEquals("", log(ann, poll));
        JsonObject own = snapshot(bob, poll).getJsonArray("questions").getJsonObject(0);
        assertTrue(own.getBoolean("voted"));
        assertFalse(own.containsKey("mine"), "not even to bob");
        assertEquals("forbidden", refused(ann.get("/api/rooms/" + poll + "/view/voters"), 403));
    }

    @Test
    void a_second_ballot_is_refused_though_change_was_asked_for() {
        String poll = poll("\"anonymous\":true,\"change\":true,\"questions\":[" + LUNCH + "]");
        assertFalse(snapshot(ann, poll).getBoolean("change"));
        vote(ann, poll, "A");
        assertEquals("already_voted", refused(send(ann, poll, "{\"question\":\"q1\",\"choices\":[\"B\"]}"), 409));
        List<CompletableFuture<Integer>> votes = IntStream.range(0, 10)
                .mapToObj(i ->
                        CompletableFuture.supplyAsync(() -> send(bob, poll, "{\"question\":\"q1\",\"choices\":[\"B\"]}")
                                .status()))
                .toList();
        List<Integer> answers = votes.stream().map(CompletableFuture::join).toList();
        assertEquals(1, answers.stream().filter(status -> status == 201).count(), answers.toString());
        vote(cho, poll, "A");
        assertCounts("{\"A\":2,\"B\":1}", ann, poll);
    }

    @Test
    void the_tally_shows_from_three_ballots_on_and_in_steps_of_three() {
        String poll = poll("\"anonymous\":true,\"questions\":[" + LUNCH + "]");
        vote(ann, poll, "A");
        vote(bob, poll, "A");
        for (RestClient anybody : List.of(ann, bob, cho)) {
            assertHidden("few", anybody, poll);
            assertEquals(2, tally(anybody, poll).getInt("cast"));
            assertFalse(csv(anybody, poll).contains(",A,"), csv(anybody, poll));
        }
        try (RoomClient watcher = RoomClient.join(ann, poll)) {
            vote(cho, poll, "B");
            JsonObject tally = watcher.await("the tally", frame -> is(frame, "tally") && frame.containsKey("counts"));
            assertEquals("{\"A\":2,\"B\":1}", tally.getJsonObject("counts").toString());
        }
        assertCounts("{\"A\":2,\"B\":1}", cho, poll);
        assertTrue(csv(bob, poll).contains("q1,Lunch?,single,A,,2,,\r\n"), csv(bob, poll));
        vote(admin, poll, "B");
        assertCounts("{\"A\":2,\"B\":1}", cho, poll);
        assertEquals(4, tally(cho, poll).getInt("cast"));
        send(ann, poll, "{\"type\":\"close\"}").expect(201);
        assertCounts("{\"A\":2,\"B\":2}", cho, poll);
        Replays.assertFinal(cho, poll);
    }

    @Test
    void the_close_tells_no_tally_of_two_and_is_final() {
        String poll = poll("\"anonymous\":true,\"questions\":[" + LUNCH + "]");
        vote(ann, poll, "A");
        vote(bob, poll, "B");
        send(ann, poll, "{\"type\":\"close\"}").expect(201);
        JsonObject close = FrameCodec.object(log(ann, poll).strip());
        assertEquals(
                "[{\"question\":\"q1\",\"hidden\":\"few\",\"cast\":2}]",
                close.getJsonArray("tallies").toString());
        Replays.assertFinal(ann, poll);
        assertEquals("conflict", refused(send(ann, poll, "{\"type\":\"open\"}"), 409));
        assertEquals("closed", refused(send(cho, poll, "{\"question\":\"q1\",\"choices\":[\"A\"]}"), 410));
    }

    @Test
    void what_is_wrong_is_named_and_one_wrong_ballot_of_several_takes_all_back() {
        String poll = poll("\"anonymous\":true,\"questions\":[" + LUNCH
                + ",{\"id\":\"q2\",\"text\":\"How?\",\"type\":\"rating\"}]");
        assertEquals("unknown_choice", refused(send(ann, poll, "{\"question\":\"q1\",\"choices\":[\"C\"]}"), 422));
        vote(ann, poll, "A");
        String both = "[{\"question\":\"q2\",\"rating\":5},{\"question\":\"q1\",\"choices\":[\"A\"]}]";
        assertEquals("already_voted", refused(send(ann, poll, both), 409));
        send(bob, poll, both).expect(201);
        JsonObject rating =
                snapshot(bob, poll).getJsonArray("questions").getJsonObject(1).getJsonObject("tally");
        assertEquals(1, rating.getInt("cast"), "ann's came to nothing");
        assertEquals(2, snapshot(bob, poll).getInt("voters"));
    }

    @Test
    void texts_come_in_the_order_of_the_alphabet() {
        String poll = poll("\"anonymous\":true,\"questions\":[{\"id\":\"q1\",\"text\":\"Else?\",\"type\":\"text\"}]");
        String answers = "/api/rooms/" + poll + "/view/answers?question=q1";
        text(cho, poll, "More soup");
        text(ann, poll, "Less soup");
        assertEquals("forbidden", refused(bob.get(answers), 403));
        text(bob, poll, "Bread, please");
        assertEquals(
                "{\"answers\":[{\"text\":\"Bread, please\",\"votes\":1},{\"text\":\"Less soup\",\"votes\":1}],\"next\":\"Less soup\"}",
                bob.get(answers + "&limit=2").expect(200).text());
        assertEquals(
                "{\"answers\":[{\"text\":\"More soup\",\"votes\":1}]}",
                bob.get(answers + "&limit=2&after=Less+soup").expect(200).text());
        assertEquals(
                "question",
                bob.get(answers.replace("q1", "q2")).expect(422).json().getString("field"));
        assertTrue(csv(bob, poll).contains("q1,Else?,text,\"Bread, please\",,1,,\r\n"), csv(bob, poll));
    }

    private static void text(RestClient who, String poll, String text) {
        send(who, poll, "{\"question\":\"q1\",\"text\":\"" + text + "\"}").expect(201);
    }

    private static boolean is(JsonObject frame, String type) {
        return frame.getString("type", "").equals(type);
    }
}
