package io.atrium.kind.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoardTest {
    @ParameterizedTest
    @CsvSource({
        "live,        false, false, 1, ",
        "after_vote,  false, false, 1, after_vote",
        "after_vote,  false, true,  1, ",
        "after_vote,  true,  false, 1, ",
        "after_close, false, true,  1, after_close",
        "after_close, true,  false, 1, ",
    })
    void of_a_named_poll_its_results_decide_who_sees_a_tally(
            String results, boolean closed, boolean voted, int votes, String hidden) {
        assertHidden("false", results, closed, voted, votes, hidden);
    }

    @ParameterizedTest
    @CsvSource({
        "live,        false, true,  2, few",
        "live,        true,  true,  2, few",
        "live,        false, false, 3, ",
        "after_vote,  false, false, 3, after_vote",
        "after_vote,  false, true,  2, few",
        "after_vote,  false, true,  3, ",
        "after_close, false, true,  3, after_close",
        "after_close, true,  true,  3, ",
    })
    void of_an_anonymous_one_the_number_of_ballots_too(
            String results, boolean closed, boolean voted, int votes, String hidden) {
        assertHidden("true", results, closed, voted, votes, hidden);
    }

    private static void assertHidden(
            String anonymous, String results, boolean closed, boolean voted, int votes, String hidden) {
        Terms terms = Polls.terms("{\"anonymous\":" + anonymous + ",\"results\":\"" + results
                + "\",\"questions\":[{\"text\":\"Lunch?\",\"choices\":[\"A\",\"B\"]}]}");
        Question question = terms.questions().get(0);
        Board board = new Board(
                terms,
                closed ? Instant.EPOCH : null,
                votes,
                4,
                Map.of("q1", counted(terms, question, votes)),
                voted ? Map.of("q1", Optional.empty()) : Map.of());
        JsonObject json = board.toJson().getJsonArray("questions").getJsonObject(0);
        JsonObject tally = json.getJsonObject("tally");
        assertEquals(hidden, tally.getString("hidden", null));
        assertEquals(hidden == null, tally.containsKey("counts"));
        assertEquals(votes, tally.getInt("cast"));
        assertEquals(voted, json.getBoolean("voted"));
        assertFalse(json.containsKey("mine"));
    }

    private static Counted counted(Terms terms, Question question, int votes) {
        Urn urn = new Urn(1, question);
        for (int i = 0; i < votes; i++) {
            Tally tally = urn.content(question);
            tally.add(Ballot.of("A"));
            urn.fill(tally);
            urn.showInSteps(question);
        }
        return Counted.of(urn, terms, question);
    }
}
