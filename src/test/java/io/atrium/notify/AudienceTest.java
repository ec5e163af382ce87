package io.atrium.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.notify.Audience.Addressee;
import io.atrium.notify.Audience.Hearer;
import io.atrium.room.MemberRole;
import io.atrium.room.Notice;
import io.atrium.room.Notice.What;
import io.atrium.room.NoticeLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who of a room is told of what. */
class AudienceTest {
    private static final long ANN = 1;
    private static final long BOB = 2;
    private static final long CHO = 3;

    private final Audience audience = new Audience(List.of(
            new Hearer(ANN, "ann", MemberRole.KEEPER, NoticeLevel.MENTIONS, false),
            new Hearer(BOB, "bob", MemberRole.MEMBER, NoticeLevel.ALL, false),
            new Hearer(CHO, "cho", MemberRole.MEMBER, NoticeLevel.NOTHING, false)));

    @Test
    void what_is_said_is_told_to_those_who_want_to_hear_everything() {
        assertEquals(Set.of(BOB), told(List.of(Notice.said()), "ann"));
        assertEquals(Set.of(), told(List.of(Notice.said()), "bob"));
    }

    @Test
    void who_wants_to_hear_nothing_is_not_told_of_their_name_either() {
        assertEquals(Set.of(ANN), told(List.of(Notice.to(What.MENTION, Set.of("ann", "cho", "nobody"))), "bob"));
    }

    @Test
    void an_alarm_is_everybodys_and_an_approval_the_keepers() {
        assertEquals(Set.of(ANN, BOB), told(List.of(Notice.toEverybody(What.ALARM)), "atrium"));
        assertEquals(Set.of(ANN), told(List.of(Notice.toKeepers(What.APPROVAL)), "bob"));
    }

    @Test
    void in_a_room_of_thousands_an_alarm_is_for_those_who_look_after_it_and_who_want_to_hear_of_everything() {
        List<Hearer> many = new ArrayList<>(List.of(
                new Hearer(ANN, "ann", MemberRole.KEEPER, NoticeLevel.MENTIONS, false),
                new Hearer(BOB, "bob", MemberRole.MEMBER, NoticeLevel.ALL, false)));
        for (long id = 10; many.size() <= Audience.MOST_TOLD; id++) {
            many.add(new Hearer(id, "u" + id, MemberRole.MEMBER, NoticeLevel.MENTIONS, false));
        }
        Audience large = new Audience(many);
        assertEquals(
                Set.of(ANN, BOB),
                large.of(List.of(Notice.toEverybody(What.ALARM)), "atrium").stream()
                        .map(Addressee::userId)
                        .collect(Collectors.toSet()));
        assertEquals(
                many.size(),
                large.of(List.of(Notice.toEverybody(What.MENTION)), "atrium").size());
    }

    @Test
    void of_a_conversation_each_hears_unless_they_have_muted_it_or_want_to_hear_nothing() {
        Audience people = new Audience(List.of(
                new Hearer(ANN, "ann", MemberRole.MEMBER, NoticeLevel.MENTIONS, false),
                new Hearer(BOB, "bob", MemberRole.MEMBER, NoticeLevel.MENTIONS, true),
                new Hearer(CHO, "cho", MemberRole.MEMBER, NoticeLevel.NOTHING, false)));
        assertEquals(
                List.of(new Addressee(BOB, What.MENTION), new Addressee(ANN, What.DIRECT)),
                people.of(List.of(Notice.to(What.MENTION, Set.of("bob")), Notice.toEverybody(What.DIRECT)), "dee"));
    }

    @Test
    void nobody_is_told_twice_and_the_first_reason_counts() {
        List<Addressee> told = audience.of(
                List.of(Notice.to(What.MENTION, Set.of("bob")), Notice.toEverybody(What.MENTION), Notice.said()),
                "ann");
        assertEquals(List.of(new Addressee(BOB, What.MENTION)), told);
    }

    private Set<Long> told(List<Notice> notices, String author) {
        Set<Long> users = new TreeSet<>();
        audience.of(notices, author).forEach(addressee -> users.add(addressee.userId()));
        return users;
    }
}
