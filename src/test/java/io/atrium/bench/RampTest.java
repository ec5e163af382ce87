package io.atrium.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class RampTest {
    @Test
    void finds_the_end_from_below() throws IOException {
        assertEquals(1_000, new Ramp().search(100, rate -> rate <= 1_000), 100);
    }

    @Test
    void finds_the_end_from_above() throws IOException {
        assertEquals(1_000, new Ramp().search(50_000, rate -> rate <= 1_000), 100);
    }

    @Test
    void begins_near_the_end_it_knows() throws IOException {
        Ramp ramp = new Ramp();
        double known = ramp.search(100, rate -> rate <= 1_000);
        double[] first = {0};
        ramp.search(100, rate -> {
            first[0] = first[0] == 0 ? rate : first[0];
            return rate <= 1_000;
        });
        assertEquals(known / 1.5, first[0], 1e-6);
    }

    @Test
    void gives_up_where_nothing_holds() throws IOException {
        assertEquals(0, new Ramp().search(100, rate -> false));
    }
}
