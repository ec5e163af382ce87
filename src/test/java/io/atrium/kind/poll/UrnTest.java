package io.atrium.kind.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.wire.Problem;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UrnTest {
    private final Question question = Polls.single();
    private final Urn urn = new Urn(1, question);

    @Test
    void nothing_is_shown_of_two_secret_ballots() {
        cast(2);
        assertTrue(urn.shown(question).isEmpty());
        urn.showAll(question);
        assertTrue(urn.shown(question).isEmpty(), "the close changes nothing about it");
        assertEquals(2, urn.content(question).votes());
    }

    @Test
    void no_difference_between_two_showings_is_of_fewer_than_three() {
        cast(3);
        assertEquals(Optional.of(3L), shown());
        cast(2);
        assertEquals(Optional.of(3L), shown());
        cast(1);
        assertEquals(Optional.of(6L), shown());
    }

    @Test
    void the_close_shows_what_is_left() {
        cast(4);
        urn.showAll(question);
        assertEquals(Optional.of(4L), shown());
    }

    @Test
    void texts_have_room_until_it_is_full_and_what_was_in_stays() {
        Question free = Polls.text();
        Urn texts = new Urn(1, free);
        Tally tally = texts.content(free);
        for (int i = 0; i < 2_000; i++) {
            tally.add(Ballot.of(i + "x".repeat(Question.MAX_ANSWER - 10)));
        }
        texts.fill(tally);
        Tally more = texts.content(free);
        for (int i = 0; i < 200; i++) {
            more.add(Ballot.of(i + "y".repeat(Question.MAX_ANSWER - 10)));
        }
        assertEquals(
                "too_large", assertThrows(Problem.class, () -> texts.fill(more)).wireName());
        assertEquals(2_000, texts.content(free).votes());
    }

    private Optional<Long> shown() {
        return urn.shown(question).map(Tally::votes);
    }

    private void cast(int ballots) {
        for (int i = 0; i < ballots; i++) {
            Tally tally = urn.content(question);
            tally.add(Ballot.of("A"));
            urn.fill(tally);
            urn.showInSteps(question);
        }
    }
}
