package io.atrium.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.account.Role;
import io.atrium.account.User;
import io.atrium.room.Entry;
import io.atrium.room.Scribe;
import io.atrium.signal.Changes.Action;
import io.atrium.signal.Changes.Change;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** In the container: what was committed is told, once, in order; what was not is not. */
@ExtendWith(ArquillianExtension.class)
class SignalInsideIT {
    @Inject
    private Witness witness;

    @Inject
    private Saboteur saboteur;

    @Inject
    private EarlyBird earlyBird;

    @Inject
    private Scribe scribe;

    @AfterEach
    void disarm() {
        saboteur.arm(false);
    }

    @Test
    void a_rolled_back_transaction_tells_nothing() throws Exception {
        long room = scribe.newRoom();
        scribe.rollBack(entities -> entities.persist(Scribe.entry(room, 1)));
        assertEquals(List.of(), witness.of(entryOf(room)));

        scribe.commit(entities -> entities.persist(Scribe.entry(room, 1)));
        assertEquals(1, witness.of(entryOf(room)).size());
    }

    @Test
    void a_commit_that_fails_tells_nothing() throws Exception {
        long room = scribe.newRoom();
        scribe.commit(entities -> entities.persist(Scribe.entry(room, 1)));
        assertThrows(
                Exception.class,
                () -> scribe.commit(entities -> {
                    entities.persist(Scribe.entry(room, 2));
                    entities.persist(Scribe.entry(room, 1));
                }));
        assertEquals(List.of(List.of(1L)), numbers(room));
    }

    @Test
    void a_flush_left_to_the_commit_is_told() throws Exception {
        String login = "late-" + System.nanoTime();
        scribe.commit(entities -> entities.persist(new User(login, "Late Flush", "", Role.MEMBER, Instant.now())));
        assertEquals(List.of(List.of(Action.CREATED)), actions(userOf(login)));
    }

    @Test
    void five_hundred_and_twelve_entries_are_told_at_once_and_in_order() throws Exception {
        long room = scribe.newRoom();
        List<Long> shuffled =
                new ArrayList<>(LongStream.rangeClosed(1, 512).boxed().toList());
        Collections.shuffle(shuffled, new Random(1));
        scribe.commit(entities -> shuffled.forEach(seq -> entities.persist(Scribe.entry(room, seq))));
        assertEquals(List.of(LongStream.rangeClosed(1, 512).boxed().toList()), numbers(room));
    }

    @Test
    void rooms_written_alternately_are_told_one_after_the_other() throws Exception {
        long one = scribe.newRoom();
        long other = scribe.newRoom();
        scribe.commit(entities -> LongStream.rangeClosed(1, 100).forEach(seq -> {
            entities.persist(Scribe.entry(other, seq));
            entities.persist(Scribe.entry(one, seq));
        }));
        List<List<Change>> signals = witness.of(entryOf(one).or(entryOf(other)));
        assertEquals(1, signals.size());
        List<Object> sorted =
                signals.get(0).stream().map(Change::entity).sorted().toList();
        assertEquals(sorted, signals.get(0).stream().map(Change::entity).toList());
        assertEquals(200, sorted.size());
    }

    @Test
    void an_observer_that_fails_costs_neither_the_others_nor_the_commit() throws Exception {
        long room = scribe.newRoom();
        int before = saboteur.failures();
        saboteur.arm(true);
        scribe.commit(entities -> entities.persist(Scribe.entry(room, 1)));
        saboteur.arm(false);
        assertTrue(saboteur.failures() > before, "the observer did not fail");
        assertEquals(List.of(List.of(1L)), numbers(room));
        scribe.commit(entities -> assertTrue(entities.find(Entry.class, new Entry.Key(room, 1)) != null));
    }

    @Test
    void what_a_startup_bean_persists_is_told() {
        assertEquals(List.of(List.of(Action.CREATED)), actions(userOf(earlyBird.login())));
    }

    @Test
    void changing_and_removing_are_told_as_such() throws Exception {
        String login = "changing-" + System.nanoTime();
        User user = new User(login, "First", "", Role.MEMBER, Instant.now());
        scribe.commit(entities -> entities.persist(user));
        scribe.commit(entities -> entities.find(User.class, user.getId()).setName("Second"));
        scribe.commit(entities -> entities.remove(entities.find(User.class, user.getId())));
        assertEquals(
                List.of(List.of(Action.CREATED), List.of(Action.UPDATED), List.of(Action.REMOVED)),
                actions(userOf(login)));
    }

    private List<List<Long>> numbers(long room) {
        return witness.of(entryOf(room)).stream()
                .map(signal -> signal.stream()
                        .map(change -> ((Entry) change.entity()).getSeq())
                        .toList())
                .toList();
    }

    private List<List<Action>> actions(Predicate<Change> wanted) {
        return witness.of(wanted).stream()
                .map(signal -> signal.stream().map(Change::action).toList())
                .toList();
    }

    private static Predicate<Change> entryOf(long room) {
        return change -> change.entity() instanceof Entry entry && entry.getRoomId() == room;
    }

    private static Predicate<Change> userOf(String login) {
        return change -> change.entity() instanceof User user && user.getLogin().equals(login);
    }
}
