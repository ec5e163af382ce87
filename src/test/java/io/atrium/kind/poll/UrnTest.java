package io.atrium.kind.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
