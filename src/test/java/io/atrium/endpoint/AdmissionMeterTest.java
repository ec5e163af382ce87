package io.atrium.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AdmissionMeterTest {
    private static final int PER_SECOND = 100;

    private long now;
    private double random;
    private final AdmissionMeter meter = new AdmissionMeter(() -> PER_SECOND, () -> now, () -> random);

    @Test
    void a_second_s_worth_comes_in_at_once_and_then_as_many_as_a_second_brings() {
        assertEquals(PER_SECOND, letIn(500));
        assertEquals(0, letIn(1));
        pass(500);
        assertEquals(PER_SECOND / 2, letIn(500));
        pass(60_000);
        assertEquals(PER_SECOND, letIn(500));
    }

    @Test
    void who_is_refused_comes_again_within_the_time_it_takes_to_let_all_of_them_in() {
        letIn(PER_SECOND + 900);
        random = 0;
        assertEquals(1, meter.take());
        random = 0.999;
        assertEquals(10, meter.take());
        pass(5_000);
        letIn(PER_SECOND);
        assertTrue(meter.take() <= 6, "those let in meanwhile are not waited for");
    }

    @Test
    void nobody_is_sent_away_for_longer_than_half_a_minute() {
        letIn(1_000_000);
        random = 0.999;
        assertEquals(30, meter.take());
    }

    @Test
    void who_looks_takes_nobodys_place() {
        letIn(PER_SECOND - 1);
        for (int i = 0; i < 10; i++) {
            assertEquals(0, meter.look());
        }
        assertEquals(0, meter.take());
        assertTrue(meter.look() > 0);
        letIn(PER_SECOND);
        pass(500);
        assertTrue(meter.look() > 0, "those who were refused go first");
        pass(500);
        assertEquals(0, meter.look());
    }

    @Test
    void without_a_limit_all_come_in() {
        AdmissionMeter open = new AdmissionMeter(() -> 0, () -> now, () -> random);
        for (int i = 0; i < 10_000; i++) {
            assertEquals(0, open.take());
        }
        assertEquals(0, open.look());
    }

    private int letIn(int asking) {
        int in = 0;
        for (int i = 0; i < asking; i++) {
            in += meter.take() == 0 ? 1 : 0;
        }
        return in;
    }

    private void pass(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
