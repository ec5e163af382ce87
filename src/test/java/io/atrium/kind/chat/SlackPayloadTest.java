package io.atrium.kind.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.atrium.wire.FrameCodec;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Payloads as they are documented for Slack's incoming webhooks. */
class SlackPayloadTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "plain words → plain words",
                "*bold* and _slanted_ and ~gone~ → **bold** and _slanted_ and ~~gone~~",
                "2 * 3 * 4 → 2 * 3 * 4",
                "a*b*c → a*b*c",
                "see <https://ci.example/7|build 7> → see build 7 (https://ci.example/7)",
                "see <https://ci.example/7> → see https://ci.example/7",
                "<@U024BE7LH|ann> in <#C024BE7LR|ops> → @ann in #ops",
                "<!channel> look → @channel look",
                "&lt;b&gt; &amp; more → <b> & more",
                "run `a *b* <c>` now → run `a *b* <c>` now",
            })
    void slacks_own_markup_becomes_markdown(String mrkdwn, String markdown) {
        assertEquals(markdown, SlackText.markdown(mrkdwn));
    }

    @Test
    void text_alone_is_what_it_says() {
        assertEquals("hello", markdown("{\"text\":\"hello\"}"));
        assertEquals("", markdown("{\"text\":\"\"}"));
        assertEquals("", markdown("{\"text\":7,\"blocks\":\"no\",\"attachments\":{}}"));
    }

    @Test
    void blocks_say_it_in_place_of_the_text() {
        assertEquals(
                "**Deploy**\n\nRelease 1.4.2 **ready**\nfield one\nfield two\n\nby ann\n\na chart",
                markdown(
                        "{\"text\":\"fallback\",\"blocks\":["
                                + "{\"type\":\"header\",\"text\":{\"type\":\"plain_text\",\"text\":\"Deploy\"}},"
                                + "{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"Release 1.4.2 *ready*\"},"
                                + "\"fields\":[{\"type\":\"mrkdwn\",\"text\":\"field one\"},{\"type\":\"plain_text\",\"text\":\"field two\"}]},"
                                + "{\"type\":\"divider\"},"
                                + "{\"type\":\"context\",\"elements\":[{\"type\":\"mrkdwn\",\"text\":\"by ann\"}]},"
                                + "{\"type\":\"image\",\"image_url\":\"https://x\",\"alt_text\":\"a chart\"},"
                                + "{\"type\":\"actions\",\"elements\":[{\"type\":\"button\",\"text\":{\"type\":\"plain_text\",\"text\":\"Go\"}}]}]}"));
    }

    @Test
    void rich_text_keeps_its_lists_links_and_marks() {
        assertEquals(
                "Done: **all** log (https://x)\n- one\n- two\n```\ncode\n```",
                markdown(
                        "{\"blocks\":[{\"type\":\"rich_text\",\"elements\":["
                                + "{\"type\":\"rich_text_section\",\"elements\":[{\"type\":\"text\",\"text\":\"Done: \"},{\"type\":\"text\",\"text\":\"all\",\"style\":{\"bold\":true}},"
                                + "{\"type\":\"text\",\"text\":\" \"},{\"type\":\"link\",\"url\":\"https://x\",\"text\":\"log\"}]},"
                                + "{\"type\":\"rich_text_list\",\"style\":\"bullet\",\"elements\":[{\"type\":\"rich_text_section\",\"elements\":[{\"type\":\"text\",\"text\":\"one\"}]},"
                                + "{\"type\":\"rich_text_section\",\"elements\":[{\"type\":\"text\",\"text\":\"two\"}]}]},"
                                + "{\"type\":\"rich_text_preformatted\",\"elements\":[{\"type\":\"text\",\"text\":\"code\"}]}]}]}"));
    }

    @Test
    void attachments_stand_below_as_quotes() {
        assertEquals(
                "Build 7 failed\n\nWhat happened:\n> tests (https://ci)\n> 3 of 1284 failed\n> **Branch**: main",
                markdown(
                        "{\"text\":\"Build 7 failed\",\"attachments\":[{\"pretext\":\"What happened:\",\"title\":\"tests\",\"title_link\":\"https://ci\","
                                + "\"text\":\"3 of 1284 failed\",\"fields\":[{\"title\":\"Branch\",\"value\":\"main\",\"short\":true}],\"color\":\"danger\"}]}"));
        assertEquals("> only this", markdown("{\"attachments\":[{\"fallback\":\"only this\"}]}"));
    }

    @Test
    void what_is_made_to_take_long_does_not() {
        String stars = "*a".repeat(30_000);
        String ticks = "`".repeat(60_000);
        String angles = "<a|".repeat(20_000);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            SlackText.markdown(stars);
            SlackText.markdown(ticks);
            SlackText.markdown(angles);
        });
        StringBuilder deep = new StringBuilder("{\"blocks\":[{\"type\":\"rich_text\",\"elements\":[");
        deep.append("{\"type\":\"rich_text_section\",\"elements\":[".repeat(12))
                .append("]}".repeat(12))
                .append("]}]}");
        assertEquals("", markdown(deep.toString()));
    }

    private static String markdown(String payload) {
        return SlackPayload.markdown(FrameCodec.object(payload));
    }
}
