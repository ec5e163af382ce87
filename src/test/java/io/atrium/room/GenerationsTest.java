package io.atrium.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GenerationsTest {
    private final Generations generations = new Generations();

    @Test
    void what_was_made_of_a_log_before_it_was_written_anew_is_of_an_earlier_generation() {
        assertEquals(0, generations.of(1));
        long made = generations.next();
        generations.doubt(1);
        assertTrue(generations.of(1) > made);
        assertEquals(0, generations.of(2));
    }

    @Test
    void where_nobody_knows_what_was_all_of_it_is() {
        long made = generations.next();
        generations.doubtAll();
        assertTrue(generations.of(1) > made);
    }
}
