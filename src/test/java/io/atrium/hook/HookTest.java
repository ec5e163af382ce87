package io.atrium.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.room.Draft;
import io.atrium.room.Entry;
import io.atrium.room.Findable;
import io.atrium.room.KindFixtures;
import io.atrium.room.Room;
import io.atrium.wire.Problem;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        assertTrue(Wanted.isOfTypes(List.of(), "pin"));
        assertTrue(Wanted.isOfTypes(List.of("message"), "message"));
        assertFalse(Wanted.isOfTypes(List.of("message"), "edit"));
        assertTrue(Wanted.isSaid(List.of("deploy"), "Please DEPLOY, now"));
        assertFalse(Wanted.isSaid(List.of("deploy"), "deployed"));
        assertTrue(Wanted.isSaid(List.of("部署"), "我们现在部署吧"));
        assertFalse(Wanted.isSaid(List.of("部署"), "我们现在开会吧"));
        assertTrue(Wanted.isSaid(List.of("v1.2"), "V1.2 is out"));
        assertTrue(Wanted.isSaid(List.of("c++"), "in C++, please"));
    }

    @Test
    void a_kind_is_asked_for_the_words_of_its_own_types_alone() {
        Findable alarms = new Findable() {
            @Override
            public Set<String> findableTypes() {
                return Set.of("alarm");
            }

            @Override
            public Optional<String> words(Room room, Entry entry) {
                return Optional.of(entry.body().getString("alarm"));
            }
        };
        Outgoing hook = hook(List.of(), List.of("high"));
        assertTrue(isTold(hook, "alarm", "alarm", alarms));
        assertFalse(isTold(hook, "reading", "sensor_id", alarms));
        assertFalse(isTold(hook(List.of("message"), List.of("high")), "alarm", "alarm", alarms));
        assertTrue(isTold(hook(List.of(), List.of()), "reading", "sensor_id", alarms));
        assertFalse(isTold(hook(List.of(), List.of()), "reading", "via", alarms), "by a webhook");
    }

    @Test
    void what_happened_before_the_hook_was_made_is_not_told() {
        Instant made = Instant.parse("2026-11-20T12:00:00Z");
        Draft draft =
                new Draft(1, "ann", "message", null, Json.createObjectBuilder().build());
        Entry imported = KindFixtures.entry(1, made.plusSeconds(60), draft.at(made.minusSeconds(1)));
        Entry said = KindFixtures.entry(2, made.plusSeconds(60), draft);
        Outgoing hook = hook(List.of(), List.of());
        assertFalse(Telling.isTold(hook, null, imported, Optional.empty()));
        assertTrue(Telling.isTold(hook, null, said, Optional.empty()));
    }

    private static boolean isTold(Outgoing hook, String type, String member, Findable kind) {
        JsonObject body = Json.createObjectBuilder().add(member, "high").build();
        Entry entry =
                KindFixtures.entry(1, Instant.parse("2026-11-20T12:00:00Z"), new Draft(1, "ann", type, null, body));
        return Telling.isTold(hook, null, entry, Optional.of(kind));
    }

    private static Outgoing hook(List<String> types, List<String> words) {
        Wanted wanted = new Wanted("ci", "https://example.org", types, words);
        return new Outgoing(1L, wanted, "ann", Instant.parse("2026-11-20T12:00:00Z"));
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
