package io.atrium.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.wire.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HookTest {
    @Test
    void eight_attempts_take_about_an_hour() {
        Backoff even = new Backoff(Duration.ofSeconds(10), () -> 0.5);
        assertEquals(Duration.ofSeconds(10), even.after(1));
        assertEquals(Duration.ofSeconds(24), even.after(2));
        long minutes = IntStream.rangeClosed(1, 7)
                .mapToObj(even::after)
                .reduce(Duration.ZERO, Duration::plus)
                .toMinutes();
        assertTrue(minutes >= 45 && minutes <= 75, minutes + " minutes");
    }

    @Test
    void what_failed_together_does_not_come_back_together() {
        assertEquals(Duration.ofSeconds(8), new Backoff(Duration.ofSeconds(10), () -> 0).after(1));
        assertEquals(Duration.ofSeconds(12), new Backoff(Duration.ofSeconds(10), () -> 1).after(1));
    }

    @Test
    void an_entry_is_told_by_its_type_and_by_what_it_says() {
        assertTrue(Wanted.isMet(List.of(), List.of(), "pin", ""));
        assertTrue(Wanted.isMet(List.of("message"), List.of(), "message", "hello"));
        assertFalse(Wanted.isMet(List.of("message"), List.of(), "edit", "hello"));
        assertTrue(Wanted.isMet(List.of(), List.of("deploy"), "message", "Please DEPLOY, now"));
        assertFalse(Wanted.isMet(List.of(), List.of("deploy"), "message", "deployed"));
        assertTrue(Wanted.isMet(List.of(), List.of("部署"), "message", "部署 吧"));
    }

    @Test
    void what_makes_no_list_is_refused_at_its_field() {
        for (String bad : List.of("", "two words", "x".repeat(29))) {
            Problem refused = assertThrows(
                    Problem.class, () -> new Wanted("ci", "https://example.org", List.of(), List.of(bad)).checked());
            assertEquals("words", refused.field());
        }
    }

    @Test
    void a_delivery_that_somebody_has_begun_is_left_to_them() {
        Instant now = Instant.parse("2026-11-20T12:00:00Z");
        Delivery delivery = new Delivery(1, 2, 3, now);
        assertTrue(delivery.begin(now, now.plusSeconds(30)));
        assertFalse(delivery.begin(now.plusSeconds(29), now.plusSeconds(60)));
        assertTrue(delivery.begin(now.plusSeconds(30), now.plusSeconds(60)), "their node has died");
        assertEquals(2, delivery.getAttempts());
        delivery.end(Delivery.State.ARRIVED, now);
        assertFalse(delivery.begin(now.plusSeconds(90), now.plusSeconds(120)));
    }
}
