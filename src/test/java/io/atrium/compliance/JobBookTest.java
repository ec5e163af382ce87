package io.atrium.compliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.audit.Audit;
import io.atrium.audit.Deed;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two nodes at one job, of which there is one row. */
class JobBookTest {
    private static final String OTHER = "another node";
    private static final Duration KEEP = Duration.ofDays(1);

    private final Job row = job();
    private final List<Object> persisted = new ArrayList<>();
    private final List<Job> open = new ArrayList<>();
    private final JobBook book = book();

    private static Job job() {
        return new Job(Job.What.ERASURE, "admin", 1, JsonValue.EMPTY_JSON_OBJECT, "token", Instant.now());
    }

    private JobBook book() {
        Object entities = Proxy.newProxyInstance(
                JobBook.class.getClassLoader(), new Class<?>[] {EntityManager.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("persist")) {
                        persisted.add(arguments[0]);
                    }
                    if (method.getName().equals("createQuery")) {
                        return openJobs();
                    }
                    return method.getName().equals("find") && arguments[0] == Job.class ? row : null;
                });
        try {
            JobBook made = new JobBook();
            set(made, "entities", entities);
            set(made, "audit", new Audit() {
                @Override
                public void record(Deed deed) {}
            });
            // Whatever the sequence would have given it.
            set(row, "id", 7L);
            return made;
        } catch (ReflectiveOperationException renamed) {
            throw new AssertionError(renamed);
        }
    }

    private TypedQuery<?> openJobs() {
        return (TypedQuery<?>) Proxy.newProxyInstance(
                JobBook.class.getClassLoader(),
                new Class<?>[] {TypedQuery.class},
                (query, method, arguments) -> method.getName().equals("getResultList")
                        ? open.stream()
                                .filter(job -> job.getState() == Job.State.OPEN)
                                .toList()
                        : query);
    }

    private static void set(Object of, String field, Object value) throws ReflectiveOperationException {
        Field found = of.getClass().getDeclaredField(field);
        found.setAccessible(true);
        found.set(of, value);
    }

    @Test
    void what_another_holds_is_left_to_it_until_its_lease_is_over() {
        Instant now = JobBook.now();
        assertTrue(row.take(OTHER, now, now.plusSeconds(20)));
        assertTrue(book.take(7).isEmpty());
        book.renew(7);
        assertTrue(row.take(OTHER, now, now.plusSeconds(20)), "a renewal takes nothing away");
        assertTrue(row.take(OTHER, now.minusSeconds(40), now.minusSeconds(20)), "it has died since");
        assertTrue(book.take(7).isPresent());
        assertFalse(row.take(OTHER, now, now.plusSeconds(20)), "now it is ours");
    }

    @Test
    void of_two_that_have_done_a_step_the_first_counts() throws Exception {
        JsonObject next =
                jakarta.json.Json.createObjectBuilder().add("at", "said").build();
        Job mine = read();
        Job theirs = read();
        assertTrue(book.advance(theirs, new Work.Step(next, 10, 10, null), null, KEEP, false)
                .isPresent());
        assertTrue(book.advance(mine, new Work.Step(next, 10, 10, null), null, KEEP, false)
                .isEmpty());
        assertEquals(10, row.getDone());
        assertEquals(1, row.step());
        assertTrue(persisted.isEmpty());
        Job later = read();
        set(later, "step", 1L);
        assertTrue(book.advance(later, new Work.Step(next, 5, 15, null), null, KEEP, false)
                .isPresent());
        assertEquals(15, row.getDone());
    }

    @Test
    void of_two_keys_that_all_is_to_be_sealed_by_the_one_that_was_asked_for_last_is_left() throws Exception {
        Job old = reseal("k1");
        Job before = sealing(JsonValue.EMPTY_JSON_OBJECT);
        open.addAll(List.of(before, old));
        Job next = reseal("k2");
        assertTrue(book.addOnly(next, Deed.of("keys.asked"), "over"));
        assertEquals(List.of(Job.State.FAILED, Job.State.FAILED), List.of(old.getState(), before.getState()));
        open.add(next);
        Job again = reseal("k1");
        open.add(again);
        assertFalse(book.addOnly(reseal("k2"), Deed.of("keys.asked"), "over"));
        assertEquals(List.of(Job.State.OPEN, Job.State.FAILED), List.of(next.getState(), again.getState()));
        assertEquals(List.of(next), persisted);
    }

    @Test
    void of_two_that_were_begun_at_one_moment_one_stays() throws Exception {
        Job low = reseal("k1");
        Job high = reseal("k2");
        set(high, "id", 9L);
        open.addAll(List.of(low, high));
        book.endLower(low, "over");
        assertEquals(List.of(Job.State.OPEN, Job.State.OPEN), List.of(low.getState(), high.getState()));
        book.endLower(high, "over");
        assertEquals(List.of(Job.State.FAILED, Job.State.OPEN), List.of(low.getState(), high.getState()));
    }

    @Test
    void what_another_key_was_to_seal_ends_also_where_nothing_is_left() throws Exception {
        Job old = reseal("k1");
        open.add(old);
        assertFalse(book.endOthers(Job.What.RESEAL, key("k2"), "over"));
        assertEquals(Job.State.FAILED, old.getState());
        Job own = reseal("k2");
        open.add(own);
        assertTrue(book.endOthers(Job.What.RESEAL, key("k2"), "over"));
        assertEquals(Job.State.OPEN, own.getState());
    }

    private static Job reseal(String key) throws ReflectiveOperationException {
        return sealing(key(key));
    }

    private static JsonObject key(String key) {
        return jakarta.json.Json.createObjectBuilder().add("key", key).build();
    }

    private static Job sealing(JsonObject wanted) throws ReflectiveOperationException {
        Job job = new Job(Job.What.RESEAL, "admin", Job.ADMINISTRATORS, wanted, "token", Instant.now());
        set(job, "id", 8L);
        return job;
    }

    /** As a node has read it before its step. */
    private static Job read() throws ReflectiveOperationException {
        Job read = job();
        set(read, "id", 7L);
        return read;
    }
}
