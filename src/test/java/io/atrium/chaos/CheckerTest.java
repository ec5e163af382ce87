package io.atrium.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.chaos.Checker.Complaint;
import io.atrium.chaos.Checker.Wrong;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One who never complains proves nothing: each wrong is told of what is whole but for it. */
class CheckerTest {
    private static final long SECOND = 1_000_000_000;
    private static final long DEAF = 35 * SECOND;

    private final List<Said> log = new ArrayList<>(List.of(said(1, "ann"), said(2, "bob"), said(3, "ann")));
    private final Diary ann = new Diary("ann", "ops");
    private final Diary bob = new Diary("bob", "ops");

    private static Said said(long seq, String from) {
        String ref = from + "-" + seq;
        return new Said(seq, from, ref, Said.message("ops", ref));
    }

    @BeforeEach
    void talk() {
        for (Diary diary : List.of(ann, bob)) {
            diary.welcomed(0, true, Set.of());
            log.stream().filter(entry -> entry.from().equals(diary.login())).forEach(entry -> {
                diary.sent(entry.ref());
                diary.acked(entry.ref(), entry.seq());
            });
        }
    }

    /** Both hear all. */
    private List<Complaint> check() {
        log.forEach(ann::heard);
        return checkWithoutAnn();
    }

    private List<Complaint> checkWithoutAnn() {
        log.forEach(bob::heard);
        return Checker.check(Map.of("ops", log), List.of(ann, bob), at -> at == DEAF);
    }

    private static void assertWrong(Wrong wrong, String what, List<Complaint> complaints) {
        assertEquals(List.of(new Complaint(wrong, what)), complaints);
    }

    @Test
    void what_is_whole_is_not_complained_of() {
        assertEquals(List.of(), check());
    }

    @Test
    void sending_again_and_being_acked_again_is_no_wrong() {
        ann.sent("ann-1");
        ann.acked("ann-1", 1);
        ann.welcomed(0, true, Set.of());
        assertEquals(List.of(), check());
    }

    @Test
    void an_entry_that_was_acked_and_is_not_in_the_log_is_lost() {
        ann.sent("ann-4");
        ann.acked("ann-4", 4);
        assertWrong(Wrong.LOST, "ann-4 of ann was acked as 4 and is not there", check());
    }

    @Test
    void an_entry_that_was_acked_with_the_number_of_another_is_lost() {
        ann.sent("ann-4");
        ann.acked("ann-4", 2);
        assertWrong(Wrong.LOST, "ann-4 of ann was acked as 2 and is not there", check());
    }

    @Test
    void what_is_never_acked_is_lost() {
        ann.sent("ann-4");
        assertWrong(Wrong.LOST, "ann-4 of ann was never acked", check());
    }

    @Test
    void an_entry_that_one_member_has_not_heard_is_lost_to_it() {
        ann.heard(log.get(0));
        ann.heard(log.get(2));
        assertWrong(Wrong.LOST, "ann in ops has not heard 2", checkWithoutAnn());
    }

    @Test
    void a_position_that_means_nothing_any_more_is_a_loss() {
        ann.welcomed(0, false, Set.of());
        assertWrong(Wrong.LOST, "ann in ops could not go on where it was, 1 times", check());
    }

    @Test
    void a_hole_in_the_log_is_a_loss() {
        Said third = log.remove(2);
        log.add(new Said(4, third.from(), third.ref(), third.message()));
        assertEquals(
                List.of(
                        new Complaint(Wrong.LOST, "the log of ops has 4 in place 3"),
                        new Complaint(Wrong.LOST, "ann-3 of ann was acked as 3 and is not there")),
                check());
    }

    @Test
    void the_same_sending_stored_twice_is_doubled() {
        Said first = log.get(0);
        log.add(new Said(4, first.from(), first.ref(), first.message()));
        assertWrong(Wrong.DOUBLED, "the log of ops has ann ann-1 twice", check());
    }

    @Test
    void an_entry_heard_again_after_coming_back_is_doubled() {
        log.forEach(ann::heard);
        ann.welcomed(0, true, Set.of());
        ann.heard(log.get(2));
        assertWrong(Wrong.DOUBLED, "ann in ops has heard 3 again", checkWithoutAnn());
    }

    @Test
    void another_order_than_the_logs_is_told_of() {
        ann.heard(log.get(1));
        ann.heard(log.get(0));
        ann.heard(log.get(2));
        assertWrong(Wrong.DISORDERED, "ann in ops has heard 1 after 2", checkWithoutAnn());
    }

    @Test
    void another_entry_under_the_same_number_is_told_of() {
        ann.heard(log.get(0));
        Said other = new Said(2, "ann", "ann-2", Said.message("ops", "ann-2"));
        ann.heard(other);
        ann.heard(log.get(2));
        assertWrong(Wrong.DISORDERED, "ann in ops has heard " + other + " and not " + log.get(1), checkWithoutAnn());
    }

    @Test
    void what_was_said_in_another_room_is_foreign() {
        Said foreign = new Said(4, "cho", "cho-1", Said.message("lobby", "cho-1"));
        ann.heard(foreign);
        assertWrong(Wrong.FOREIGN, "ann in ops has heard " + foreign, check());
    }

    @Test
    void an_entry_that_nobody_has_sent_is_foreign() {
        log.add(new Said(4, "eve", "eve-1", Said.message("ops", "eve-1")));
        assertWrong(Wrong.FOREIGN, "nobody has said in ops " + log.get(3), check());
    }

    @Test
    void who_is_turned_away_from_where_it_belongs_is_told_of() {
        ann.refused("4403 by node 1");
        assertWrong(Wrong.TURNED_AWAY, "ann was told 4403 by node 1", check());
    }

    @Test
    void a_departure_of_one_who_was_there_is_told_of_and_another_is_not() {
        bob.disconnected(SECOND);
        ann.presence(16 * SECOND, Set.of(), Set.of("bob"));
        bob.welcomed(25 * SECOND, true, Set.of());
        assertEquals(List.of(), check());
        ann.presence(DEAF, Set.of(), Set.of("bob"));
        assertEquals(List.of(), Checker.check(Map.of("ops", log), List.of(ann, bob), at -> at == DEAF));
        ann.presence(40 * SECOND, Set.of(), Set.of("bob"));
        assertWrong(
                Wrong.FLICKERED,
                "ann was told after 40000 ms that bob had left",
                Checker.check(Map.of("ops", log), List.of(ann, bob), at -> at == DEAF));
    }

    @Test
    void two_nodes_that_read_another_order_are_told_of() {
        List<Said> other = new ArrayList<>(log);
        assertEquals(List.of(), Checker.compare(Map.of("ops", log), Map.of("ops", other)));
        Collections.swap(other, 0, 1);
        assertWrong(
                Wrong.DISORDERED,
                "two nodes read another log of ops",
                Checker.compare(Map.of("ops", log), Map.of("ops", other)));
    }
}
