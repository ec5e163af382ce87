package io.atrium.kind.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {
    @Test
    void choices_are_counted_and_a_changed_vote_is_taken_out_first() {
        Tally tally = new Tally(Polls.single());
        tally.add(Ballot.of("A"));
        tally.add(Ballot.of("B"));
        tally.remove(Ballot.of("A"));
        tally.add(Ballot.of("B"));
        assertEquals("{\"question\":\"q1\",\"votes\":2,\"counts\":{\"A\":0,\"B\":2,\"C\":0}}", json(tally));
    }

    @Test
    void of_several_choices_each_counts_and_the_voter_once() {
        Tally tally = new Tally(
                Polls.question("{\"text\":\"Days?\",\"type\":\"multiple\",\"choices\":[\"Mon\",\"Tue\",\"Wed\"]}"));
        tally.add(new Ballot(List.of("Mon", "Wed")));
        tally.add(new Ballot(List.of("Mon")));
        assertEquals("{\"question\":\"q1\",\"votes\":2,\"counts\":{\"Mon\":2,\"Tue\":0,\"Wed\":1}}", json(tally));
    }

    @Test
    void a_rating_has_a_mean() {
        Tally tally = new Tally(Polls.question("{\"text\":\"How?\",\"type\":\"rating\"}"));
        assertEquals(
                "{\"question\":\"q1\",\"votes\":0,\"counts\":{\"1\":0,\"2\":0,\"3\":0,\"4\":0,\"5\":0}}", json(tally));
        tally.add(Ballot.of("5"));
        tally.add(Ballot.of("4"));
        tally.add(Ballot.of("4"));
        assertEquals(
                "{\"question\":\"q1\",\"votes\":3,\"counts\":{\"1\":0,\"2\":0,\"3\":0,\"4\":2,\"5\":1},\"mean\":4.33}",
                json(tally));
    }

    @Test
    void a_ranking_counts_places_and_bordas_points() {
        Tally tally = new Tally(Polls.ranking());
        tally.add(new Ballot(List.of("A", "B", "C")));
        tally.add(new Ballot(List.of("C", "A", "B")));
        tally.add(new Ballot(List.of("A", "C", "B")));
        assertEquals(
                "{\"question\":\"q1\",\"votes\":3,\"counts\":{\"A\":5,\"B\":1,\"C\":3},"
                        + "\"places\":{\"A\":[2,1,0],\"B\":[0,1,2],\"C\":[1,1,1]}}",
                json(tally));
    }

    @Test
    void texts_are_told_as_the_words_they_share_and_one_taken_back_is_gone() {
        Tally tally = new Tally(Polls.text());
        tally.add(Ballot.of("More soup"));
        tally.add(Ballot.of("Soup, soup and bread"));
        tally.add(Ballot.of("Tea"));
        tally.remove(Ballot.of("Tea"));
        assertEquals("{\"question\":\"q1\",\"votes\":2,\"counts\":{\"soup\":2,\"bread\":1,\"more\":1}}", json(tally));
        assertEquals(
                List.of("More soup", "Soup, soup and bread"),
                List.copyOf(tally.marks().keySet()));
    }

    @Test
    void what_is_stored_is_read_again_and_tells_nothing_of_the_order_of_the_votes() {
        for (Question question : List.of(Polls.single(), Polls.ranking(), Polls.text())) {
            List<Ballot> ballots = List.of(
                    new Ballot(question.type() == QuestionType.RANKING ? List.of("C", "B", "A") : List.of("C")),
                    new Ballot(question.type() == QuestionType.RANKING ? List.of("A", "B", "C") : List.of("A")));
            Tally forth = new Tally(question);
            ballots.forEach(forth::add);
            Tally back = new Tally(question);
            back.add(ballots.get(1));
            back.add(ballots.get(0));
            assertEquals(forth.stored(), back.stored());
            Tally again = Tally.ofStored(question, forth.stored());
            assertEquals(json(forth), json(again));
            assertEquals(forth.stored(), again.stored());
        }
    }

    private static String json(Tally tally) {
        return tally.toJson().build().toString();
    }
}
