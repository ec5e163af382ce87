package io.atrium.kind.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who sees what a poll comes to, and when: the same by every way there is. */
class PollResultsIT extends PollDoors {
    @Test
    void after_the_vote_who_has_voted_sees_and_who_has_not_does_not() {
        String poll = poll("\"results\":\"after_vote\",\"questions\":[" + LUNCH + "]");
        try (RoomClient voter = RoomClient.join(bob, poll);
                RoomClient keeper = RoomClient.join(ann, poll)) {
            vote(bob, poll, "A");
            JsonObject seen = voter.await("his tally", frame -> is(frame, "tally"));
            assertEquals("{\"A\":1,\"B\":0}", seen.getJsonObject("counts").toString());
            JsonObject hidden = keeper.await("the turnout", frame -> is(frame, "tally"));
            assertEquals("after_vote", hidden.getString("hidden"));
            assertEquals(1, hidden.getInt("cast"));
            assertSilent(keeper.texts());
            JsonObject entry = keeper.await("the vote", frame -> is(frame, "vote"));
            assertFalse(entry.containsKey("choices"), entry.toString());
        }
        assertCounts("{\"A\":1,\"B\":0}", bob, poll);
        assertSeesNothing("after_vote", ann, poll);
        vote(ann, poll, "B");
        assertSeesAll(ann, poll);
    }

    @Test
    void after_the_close_everybody_sees_and_before_nobody() {
        String poll = poll("\"results\":\"after_close\",\"questions\":[" + LUNCH + "]");
        vote(bob, poll, "A");
        vote(ann, poll, "B");
        for (RestClient anybody : List.of(ann, bob, cho)) {
            assertSeesNothing("after_close", anybody, poll);
        }
        try (RoomClient watcher = RoomClient.join(cho, poll)) {
            vote(cho, poll, "A");
            // That of the votes before may still be on its way.
            JsonObject told = watcher.await("the turnout", frame -> is(frame, "tally") && frame.getInt("voters") == 3);
            assertEquals("after_close", told.getString("hidden"));
            assertSilent(watcher.texts());
            send(ann, poll, "{\"type\":\"close\"}").expect(201);
            JsonObject close = watcher.await("the close", frame -> is(frame, "close"));
            assertEquals(
                    "[{\"question\":\"q1\",\"votes\":3,\"counts\":{\"A\":2,\"B\":1},\"cast\":3}]",
                    close.getJsonArray("tallies").toString());
        }
        assertCounts("{\"A\":2,\"B\":1}", admin, poll);
        for (RestClient anybody : List.of(ann, bob, cho, admin)) {
            Replays.assertFinal(anybody, poll);
        }
        assertEquals(
                "question,text,type,answer,place,votes,login,at\r\n"
                        + "q1,Lunch?,single,A,,1,bob\r\nq1,Lunch?,single,B,,1,ann\r\nq1,Lunch?,single,A,,1,cho\r\n",
                csv(admin, poll).replaceAll(",\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", ""));
    }

    @Test
    void of_a_ranking_each_place_is_a_row() {
        String poll = poll(
                "\"questions\":[{\"id\":\"q1\",\"text\":\"Order?\",\"type\":\"ranking\",\"choices\":[\"X\",\"Y\"]}]");
        send(bob, poll, "{\"question\":\"q1\",\"choices\":[\"Y\",\"X\"]}").expect(201);
        assertEquals(
                "question,text,type,answer,place,votes,login,at\r\n"
                        + "q1,Order?,ranking,Y,1,1,bob\r\nq1,Order?,ranking,X,2,1,bob\r\n",
                csv(ann, poll).replaceAll(",\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", ""));
    }

    private static void assertSeesNothing(String why, RestClient who, String poll) {
        assertHidden(why, who, poll);
        assertEquals("question,text,type,answer,place,votes,login,at\r\nq1,Lunch?,single,,,,,\r\n", csv(who, poll));
        assertFalse(log(who, poll).contains("choices"), log(who, poll));
        String voters = voters(who, poll);
        assertTrue(voters.contains("\"bob\"") && !voters.contains("choices"), voters);
        String entries = who.get("/api/rooms/" + poll + "/entries").expect(200).text();
        assertTrue(entries.contains("\"vote\"") && !entries.contains("choices"), entries);
    }

    private static void assertSeesAll(RestClient who, String poll) {
        assertCounts("{\"A\":1,\"B\":1}", who, poll);
        assertTrue(csv(who, poll).contains("q1,Lunch?,single,A,,1,bob,"), csv(who, poll));
        assertTrue(voters(who, poll).contains("\"answers\":{\"q1\":{\"choices\":[\"A\"]}}"), voters(who, poll));
    }

    private static String voters(RestClient who, String poll) {
        return who.get("/api/rooms/" + poll + "/view/voters").expect(200).text();
    }

    /** No frame so far has said for what anybody voted. */
    private static void assertSilent(List<String> frames) {
        assertFalse(
                frames.stream()
                        .filter(frame -> !frame.contains("\"welcome\""))
                        .anyMatch(frame -> frame.contains("counts") || frame.contains("choices")),
                frames.toString());
    }

    private static boolean is(JsonObject frame, String type) {
        return frame.getString("type", "").equals(type);
    }
}
