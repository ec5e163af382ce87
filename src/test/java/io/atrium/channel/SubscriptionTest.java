package io.atrium.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.wire.CloseCode;
import io.atrium.wire.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SubscriptionTest {
    private final FakeTransport transport = new FakeTransport(true);
    private final ClientSession session = new ClientSession(
            new ClientSession.Holder("ann", "member", "session:1", null),
            new ClientSession.Entrance("test", "::1", null),
            transport,
            Limits.DEFAULTS,
            () -> 1);
    private final List<String> asked = new ArrayList<>();
    private Backlog log = (after, before) -> {
        asked.add(after + "-" + before);
        return LongStream.range(after + 1, before)
                .mapToObj(SubscriptionTest::entry)
                .toList();
    };
    private final Group group =
            new Group((after, before) -> log.between(after, before), Runnable::run, new Deliveries());
    private final Subscription subscription = group.subscribe(session, Dialect.JSON);

    @Test
    void holds_entries_back_until_started_and_drops_those_sent_already() {
        group.receive(List.of(entry(3)));
        group.receive(List.of(entry(4)));
        group.receive(List.of(entry(5)));
        assertEquals(List.of(), transport.sent);
        subscription.start(4);
        assertEquals(List.of("5"), transport.sent);
    }

    @Test
    void keeps_whispers_too_since_its_client_may_have_its_welcome_already() {
        group.receive(List.of(Message.ephemeral("typing", null)));
        assertEquals(List.of(), transport.sent);
        subscription.start(0);
        assertEquals(List.of("typing"), transport.sent);
    }

    @Test
    void lets_each_number_through_once() {
        subscription.start(0);
        for (long seq : new long[] {1, 1, 2, 1, 2, 3}) {
            group.receive(List.of(entry(seq)));
        }
        assertEquals(List.of("1", "2", "3"), transport.sent);
        assertEquals(List.of(), asked);
    }

    @Test
    void fills_a_hole_from_the_backlog_before_what_comes_after_it() {
        subscription.start(1);
        group.receive(List.of(entry(5)));
        group.receive(List.of(entry(4)));
        group.receive(List.of(entry(6)));
        assertEquals(List.of("2", "3", "4", "5", "6"), transport.sent);
        assertEquals(List.of("1-5"), asked);
    }

    @Test
    void fills_a_hole_found_while_held_back() {
        group.receive(List.of(entry(3)));
        subscription.start(1);
        assertEquals(List.of("2", "3"), transport.sent);
    }

    @Test
    void closes_the_session_where_a_hole_can_not_be_filled() {
        log = (after, before) -> {
            throw new IllegalStateException("the database is away");
        };
        subscription.start(1);
        group.receive(List.of(entry(5)));
        assertEquals(List.of(), transport.sent, "nothing may be shown beyond the hole");
        assertEquals(List.of(CloseCode.SLOW), transport.closes);
    }

    @Test
    void a_session_does_not_hear_its_own_whisper() {
        subscription.start(0);
        group.receive(List.of(Message.ephemeral("mine", session.id())));
        group.receive(List.of(Message.ephemeral("another's", "other")));
        assertEquals(List.of("another's"), transport.sent);
    }

    @Test
    void a_run_of_entries_goes_out_as_one_and_whoever_has_its_beginning_gets_the_rest() {
        subscription.start(2);
        group.receive(List.of(entry(1), entry(2), entry(3), entry(4)));
        group.receive(List.of(entry(5), Message.ephemeral("typing", null), entry(6), entry(9)));
        assertEquals(List.of("3", "4", "5", "typing", "6", "7", "8", "9"), transport.sent);
        assertEquals(List.of("6-9"), asked);
    }

    @Test
    void of_several_whispers_a_session_hears_all_but_its_own_and_those_kept_from_it() {
        subscription.start(0);
        group.receive(List.of(
                Message.ephemeral("mine", session.id()),
                Message.ephemeral("another's", "other"),
                Message.ephemeralExcept("secret", Set.of("ann")),
                Message.ephemeral("everybody's", null)));
        assertEquals(List.of("another's", "everybody's"), transport.sent);
    }

    @Test
    void what_is_for_some_alone_nobody_else_hears() {
        subscription.start(0);
        group.receive(List.of(Message.ephemeralOnly("for bob", Set.of("bob"))));
        group.receive(List.of(Message.ephemeralOnly("for nobody", Set.of())));
        group.receive(List.of(Message.ephemeralOnly("for ann", Set.of("bob", "ann"))));
        assertEquals(List.of("for ann"), transport.sent);
    }

    @Test
    void a_run_is_encoded_once_for_all_sessions_of_a_dialect() {
        List<Message> encoded = new ArrayList<>();
        Dialect counting = message -> {
            encoded.add(message);
            return message.json();
        };
        for (int i = 0; i < 100; i++) {
            group.subscribe(session, counting).start(0);
        }
        group.receive(List.of(entry(1), entry(2)));
        assertEquals(List.of(entry(1), entry(2)), encoded);
    }

    private static Message entry(long seq) {
        return Message.entry(seq, Long.toString(seq));
    }
}
