package io.atrium.kind.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.atrium.room.Notice;
import io.atrium.room.RoomGroups;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What calls somebody, and what only looks so. */
class MentionsTest {
    private final Mentions mentions = new Mentions(null, null, 3, 50);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "hello @ann                        | ann",
                "@ann: come, @Bob-2!               | ann bob-2",
                "你好@ann，看一下（@bob）。@cho、@dee | ann bob cho dee",
                "@ann您好                           | ann",
                "**@ann** and - @bob               | ann bob",
                "(@ann) \"\"@bob\"\"                 | ann bob",
                "> @ann                            | \"\"",
                "ann@example.com                   | \"\"",
                "a.b@ann                           | \"\"",
                "mailto:x+@ann                     | \"\"",
                "@ann@example.com                  | \"\"",
                "`@ann`                            | \"\"",
                "https://example.com/@ann          | \"\"",
                "npm i x/@ann                      | \"\"",
                "@@ann                             | \"\"",
                "@ ann                             | \"\"",
            })
    void a_mention_is_an_at_sign_and_a_login_in_plain_text(String text, String logins) {
        assertEquals(logins, String.join(" ", Mentions.in(text)));
    }

    @Test
    void nobody_is_called_in_a_block_of_code() {
        assertEquals(Set.of("bob"), Mentions.in("```\n@ann\n```\n@bob"));
    }

    @Test
    void what_is_quoted_has_called_before() {
        assertEquals(Set.of("bob"), Mentions.in("> @ann see this\n> @cho\n@bob, is that so?"));
    }

    @Test
    void dashes_at_the_end_may_be_marks_of_the_text() {
        assertEquals(Set.of("ann_", "ann"), Mentions.in("_@ann_"));
    }

    @Test
    void a_login_of_all_there_are_is_as_long_as_one_may_be() {
        assertEquals(Set.of(), Mentions.in("@" + "a".repeat(65)));
    }

    @Test
    void people_are_told_before_everybody_is() {
        List<Notice> notices = mentions.notices(called("ann", "room"), List.of(), false, true);
        assertEquals(Notice.Audience.NAMED, notices.get(0).audience());
        assertEquals(Set.of("ann"), notices.get(0).logins());
        assertEquals(Notice.Audience.EVERYBODY, notices.get(1).audience());
    }

    @Test
    void more_than_so_many_people_are_refused() {
        Set<String> many =
                IntStream.range(0, 4).mapToObj(i -> "n" + i).collect(Collectors.toCollection(LinkedHashSet::new));
        Problem problem = assertThrows(Problem.class, () -> mentions.notices(many, List.of(), true, true));
        assertEquals("too_many_mentions", problem.wireName());
    }

    @Test
    void who_may_not_call_everybody_is_told_so() {
        Problem problem = assertThrows(Problem.class, () -> mentions.notices(called("room"), List.of(), false, false));
        assertEquals(ErrorCode.FORBIDDEN, problem.code());
    }

    @Test
    void a_group_calls_its_people_as_if_each_were_named() {
        List<Notice> notices = mentions.notices(called("ann"), List.of(group("bob", "ann")), false, false);
        assertEquals(1, notices.size());
        assertEquals(Set.of("ann", "bob"), notices.get(0).logins());
    }

    @Test
    void a_large_group_is_for_keepers_to_call() {
        RoomGroups.Called large =
                group(IntStream.range(0, 51).mapToObj(i -> "n" + i).toArray(String[]::new));
        Problem problem = assertThrows(Problem.class, () -> mentions.notices(called(), List.of(large), false, false));
        assertEquals(ErrorCode.FORBIDDEN, problem.code());
        assertEquals(
                51,
                mentions.notices(called(), List.of(large), true, false)
                        .get(0)
                        .logins()
                        .size());
    }

    private static RoomGroups.Called group(String... logins) {
        return new RoomGroups.Called("night-shift", "Night shift", Set.of(logins));
    }

    private static Set<String> called(String... logins) {
        return new LinkedHashSet<>(List.of(logins));
    }
}
