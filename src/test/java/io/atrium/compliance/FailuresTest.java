package io.atrium.compliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private final Failures failures = new Failures();
    private final Job job = new Job(Job.What.EXPORT, "admin", 0, JsonValue.EMPTY_JSON_OBJECT, "t", Instant.EPOCH) {
        @Override
        public Long getId() {
            return 7L;
        }
    };

    @Test
    void what_fails_waits_and_what_goes_on_does_not() {
        assertFalse(failures.note(job, 10));
        assertEquals(Set.of(7L), failures.waiting(10));
        assertEquals(Set.of(), failures.waiting(11));
        failures.note(job, 11);
        assertEquals(Set.of(7L), failures.waiting(12));
        failures.forget(7);
        assertEquals(Set.of(), failures.waiting(12));
    }

    @Test
    void it_is_over_where_one_step_always_fails_and_not_where_each_does_now_and_then() {
        for (int i = 1; i < Failures.MOST; i++) {
            assertFalse(failures.note(job, i));
        }
        job.advance(JsonValue.EMPTY_JSON_OBJECT, 1, 1);
        for (int i = 1; i < Failures.MOST; i++) {
            assertFalse(failures.note(job, i));
        }
        assertTrue(failures.note(job, 1));
    }
}
