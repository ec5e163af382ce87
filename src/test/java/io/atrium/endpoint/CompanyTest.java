package io.atrium.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.channel.ChannelLayer;
import io.atrium.channel.MemoryChannelLayer;
import io.atrium.channel.Presence;
import io.atrium.room.MemberRole;
import io.atrium.room.Room;
import io.atrium.room.Roster;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CompanyTest {
    private static final Room ROOM = new Room() {
        @Override
        public Long getId() {
            return 7L;
        }

        @Override
        public String group() {
            return "room:7";
        }
    };

    private final ChannelLayer layer = new MemoryChannelLayer(Runnable::run);
    private final Presence presence = new Presence(layer);
    private final FakeRoster roster = new FakeRoster();
    private long nanos;
    private final Company company = new Company(roster, presence, () -> nanos);

    private final class FakeRoster extends Roster {
        private List<Person> members = crowd(100);

        @Override
        public List<Person> members(long roomId) {
            return members;
        }

        @Override
        public List<Person> people(Room room, int limit) {
            return members.stream()
                    .map(person -> new Person(
                            person.login(),
                            person.name(),
                            person.role(),
                            presence.online(room.group()).contains(person.login())))
                    .toList();
        }
    }

    @Test
    void all_who_come_while_nothing_changes_are_given_the_same_text() {
        String first = company.of(ROOM);
        assertTrue(first.endsWith("\"member_count\":100,\"online\":0"), first);
        nanos += 1_000_000_000;
        assertSame(first, company.of(ROOM));
    }

    @Test
    void what_has_changed_is_in_it_after_a_tenth_of_a_second() {
        String first = company.of(ROOM);
        presence.enter(ROOM.group(), "p1");
        nanos += 50_000_000;
        assertSame(first, company.of(ROOM));
        nanos += 60_000_000;
        assertTrue(company.of(ROOM).contains("\"login\":\"p1\",\"name\":\"P1\",\"role\":\"member\",\"online\":true"));
        roster.members = crowd(101);
        nanos += 110_000_000;
        assertTrue(company.of(ROOM).contains("\"member_count\":101"));
    }

    @Test
    void a_small_room_is_always_told_as_it_is() {
        roster.members = crowd(3);
        company.of(ROOM);
        presence.enter(ROOM.group(), "p1");
        assertTrue(company.of(ROOM).endsWith("\"online\":1"));
    }

    @Test
    void a_state_differs_with_each_coming_and_stays_with_what_changes_nothing() {
        Presence.State empty = presence.state(ROOM.group());
        presence.enter(ROOM.group(), "p1");
        Presence.State one = presence.state(ROOM.group());
        assertNotSame(empty, one);
        presence.enter(ROOM.group(), "p1");
        presence.leave(ROOM.group(), "p1");
        assertEquals(one, presence.state(ROOM.group()));
    }

    private static List<Roster.Person> crowd(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Roster.Person("p" + i, "P" + i, MemberRole.MEMBER, false))
                .toList();
    }
}
