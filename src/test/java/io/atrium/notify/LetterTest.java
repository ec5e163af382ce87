package io.atrium.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.atrium.account.Role;
import io.atrium.account.User;
import io.atrium.notify.Letter.State;
import io.atrium.room.Notice.What;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LetterTest {
    private static final Instant NOW = Instant.parse("2026-11-20T14:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Letter letter =
            new Letter(1, "ann@example.com", new Letter.Content("Hello", "hello", "<p>hello"), "key", NOW);

    @Test
    void it_is_tried_again_later_and_later_and_one_day_never_again() {
        letter.sending(NOW.plus(MINUTE));
        letter.later("away", NOW, MINUTE);
        assertEquals(State.WAITING, letter.getState());
        assertEquals(NOW.plus(MINUTE), letter.getDueAt());
        letter.sending(NOW);
        letter.later("away", NOW, MINUTE);
        assertEquals(NOW.plus(MINUTE.multipliedBy(2)), letter.getDueAt());
        assertEquals(Duration.ofHours(2), Letter.waitAfter(60, MINUTE));
        letter.later("away", NOW.plus(Letter.GIVE_UP_AFTER).plusMillis(1), MINUTE);
        assertEquals(State.FAILED, letter.getState());
        assertEquals("away", letter.getFailure());
    }

    @Test
    void a_letter_a_day_comes_in_the_morning_of_whom_it_goes_to() {
        User ann = new User("ann", "Ann", "hash", Role.MEMBER, NOW);
        ann.setTimeZone("Asia/Shanghai");
        NoticeSettings settings = new NoticeSettings(1);
        Duration every = Duration.ofMinutes(15);
        assertEquals(NOW.plus(every), settings.nextLetter(NOW, every, ann));
        settings.setMail(MailMode.DAILY, NOW, ann);
        assertEquals(Instant.parse("2026-11-21T00:00:00Z"), settings.getMailDueAt());
        assertEquals(Instant.parse("2026-11-21T00:00:00Z"), settings.nextLetter(NOW, every, ann));
        assertEquals(
                Instant.parse("2026-11-22T00:00:00Z"),
                settings.nextLetter(Instant.parse("2026-11-21T00:00:00Z"), every, ann));
    }

    @ParameterizedTest
    @EnumSource(What.class)
    void whatever_happened_has_a_headline_in_both_languages(What what) {
        JsonObject item = Json.createObjectBuilder()
                .add("what", what.wireName())
                .add("name", "Cho")
                .add("title", "Ops")
                .add("about", "CI")
                .build();
        String english = new NoticeWords(Locale.ENGLISH).headline(item);
        String chinese = new NoticeWords(Locale.SIMPLIFIED_CHINESE).headline(item);
        assertFalse(english.contains("{") || chinese.contains("{"), english + chinese);
        assertNotEquals(english, chinese);
        assertEquals(what.name().startsWith("HOOK"), english.contains("“CI”"), english);
    }

    @Test
    void what_people_write_is_no_markup() {
        assertFalse(LetterWriter.escaped("<script>\"&").contains("<"));
        assertEquals("&lt;b&gt; &amp; &quot;", LetterWriter.escaped("<b> & \""));
    }
}
