package io.atrium.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PresenceTest {
    private final List<String> told = new ArrayList<>();
    private long now = 1;
    private final ChannelLayer layer = new MemoryChannelLayer(Runnable::run);
    private final Presence presence = new Presence(layer, () -> now);

    PresenceTest() {
        layer.groupAdd("room", messages -> messages.forEach(message -> told.add(message.json())));
    }

    @Test
    void changes_of_one_second_are_told_together() {
        presence.enter("room", "bob");
        presence.enter("room", "ann");
        assertEquals(List.of(), told);
        presence.sweep();
        presence.sweep();
        assertEquals(List.of(frame("\"ann\",\"bob\"", "", 2)), told);
    }

    @Test
    void who_has_come_to_atrium_or_gone_is_named_once() {
        presence.enter(Presence.PEOPLE, "ann");
        presence.enter("room", "bob");
        presence.sweep();
        assertEquals(Set.of("ann"), presence.takeMoved());
        assertTrue(presence.isIn(Presence.PEOPLE, "ann"));
        assertFalse(presence.isIn(Presence.PEOPLE, "bob"));
        presence.leave(Presence.PEOPLE, "ann");
        presence.sweep();
        assertEquals(Set.of(), presence.takeMoved());
        pass(Presence.GRACE);
        presence.sweep();
        assertEquals(Set.of("ann"), presence.takeMoved());
        assertFalse(presence.isIn(Presence.PEOPLE, "ann"));
    }

    @Test
    void several_sessions_are_one_person() {
        presence.enter("room", "ann");
        presence.enter("room", "ann");
        presence.sweep();
        presence.leave("room", "ann");
        pass(Presence.GRACE);
        presence.sweep();
        assertEquals(Set.of("ann"), presence.online("room"));
        assertEquals(1, presence.count("room"));
        assertEquals(1, told.size());
    }

    @Test
    void a_reload_is_no_news() {
        presence.enter("room", "ann");
        presence.sweep();
        presence.leave("room", "ann");
        pass(Presence.GRACE.minusNanos(1));
        presence.sweep();
        presence.enter("room", "ann");
        pass(Presence.GRACE);
        presence.sweep();
        assertEquals(1, told.size());
        assertEquals(Set.of("ann"), presence.online("room"));
    }

    @Test
    void who_stays_away_has_left() {
        presence.enter("room", "ann");
        presence.enter("room", "bob");
        presence.sweep();
        presence.leave("room", "ann");
        pass(Presence.GRACE);
        presence.sweep();
        assertEquals(List.of(frame("\"ann\",\"bob\"", "", 2), frame("", "\"ann\"", 1)), told);
        assertEquals(Set.of("bob"), presence.online("room"));
    }

    @Test
    void a_state_is_another_when_somebody_has_come_or_gone_and_when_that_was_told() {
        Presence.State empty = presence.state("room");
        presence.enter("room", "ann");
        Presence.State come = presence.state("room");
        assertNotEquals(empty.people(), come.people());
        assertEquals(empty.told(), come.told());
        presence.sweep();
        Presence.State told = presence.state("room");
        assertEquals(come.people(), told.people());
        assertNotEquals(come.told(), told.told());
        presence.enter("room", "ann");
        assertEquals(told, presence.state("room"));
    }

    @Test
    void leaving_where_one_never_was_does_nothing() {
        presence.leave("room", "ann");
        presence.sweep();
        assertEquals(List.of(), told);
        assertEquals(0, presence.count("room"));
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private static String frame(String joined, String left, int online) {
        return "{\"type\":\"presence\",\"joined\":[" + joined + "],\"left\":[" + left + "],\"online\":" + online + "}";
    }
}
