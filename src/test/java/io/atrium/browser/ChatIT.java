package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two people in a chat room. */
class ChatIT extends BrowserTest {
    /** Presence has a grace of 15 s, for reloads. */
    private static final int GONE_WITHIN_MS = 25_000;

    private RestClient ann;
    private String room;

    @BeforeEach
    void makeRoom() {
        ann = AtriumServer.shared().as("ann");
        room = ann.newRoom("c");
    }

    @Test
    void what_is_said_appears_at_the_other_once_in_order_and_grouped() {
        Talk hers = Talk.in(signedIn("ann"), room);
        Talk his = Talk.in(signedIn("bob"), room);
        assertThat(person(hers, "here", "bob")).isVisible();
        assertThat(person(his, "here", "ann")).isVisible();

        hers.page().locator("#message").pressSequentially("one");
        assertThat(his.page().locator("[data-typing]")).containsText("Ann is typing");
        hers.page().keyboard().press("Enter");
        hers.say("two");
        hers.say("three");
        assertThat(his.texts()).hasText(new String[] {"one", "two", "three"});
        assertThat(his.page().locator("[data-typing]")).not().containsText("Ann");
        his.say("four");
        assertThat(hers.texts()).hasText(new String[] {"one", "two", "three", "four"});
        for (Talk talk : List.of(hers, his)) {
            assertThat(talk.rows().locator(".who b")).hasText(new String[] {"Ann Lindqvist", "Bob Okafor"});
            assertThat(talk.unsent()).hasCount(0);
            assertThat(talk.page().locator("li[data-day]")).hasCount(1);
            assertEquals(List.of("1", "2", "3", "4"), talk.seqs());
        }

        his.page().close();
        assertThat(person(hers, "gone", "bob")).isVisible(within(GONE_WITHIN_MS));
        assertThat(hers.page().locator("[data-here]")).hasText("1 here");
    }

    @Test
    void what_is_refused_stays_and_can_be_tried_again_or_mended() {
        Talk his = Talk.in(signedIn("bob"), room);
        role("bob", "reader");
        his.say("may I?");
        Locator failed = his.page().locator(".msg.failed");
        assertThat(failed.locator(".note")).containsText("Not sent: you may not write here.");
        role("bob", "member");
        failed.locator("[data-act=retry]").click();
        assertThat(his.texts()).hasText(new String[] {"may I?"});
        assertThat(his.unsent()).hasCount(0);

        String tooLong = "x".repeat(65_537);
        his.say(tooLong);
        assertThat(failed.locator(".note")).containsText("longer than 64 KB");
        assertThat(failed.locator("[data-act=retry]")).hasCount(0);
        failed.locator("[data-act=edit]").click();
        assertThat(his.unsent()).hasCount(0);
        assertThat(his.page().locator("#message")).hasValue(tooLong);
        his.say("short");
        assertThat(his.texts()).hasText(new String[] {"may I?", "short"});
        assertThat(his.page().locator("li[data-day]")).hasCount(1);
    }

    @Test
    void older_messages_come_as_one_scrolls_up_and_move_nothing() {
        Talk.post(ann, room, 170);
        Talk his = Talk.in(signedIn("bob"), room);
        assertThat(his.rows()).hasCount(50);
        his.scrollTo(400);
        Locator read = his.row("line 130");
        double before = his.top(read);
        assertThat(his.rows()).hasCount(100);
        assertEquals(before, his.top(read), 1);
        his.scrollTo(300);
        assertThat(his.rows()).hasCount(150);
        his.scrollTo(0);
        assertThat(his.rows()).hasCount(170);
        assertEquals(
                LongStream.rangeClosed(1, 170).mapToObj(Long::toString).toList(), his.seqs(), "each once, in order");
        assertThat(his.page().locator("li[data-day]")).hasCount(1);
    }

    @Test
    void whoever_reads_above_stays_there_and_is_told_what_is_new() {
        Talk.post(ann, room, 80);
        Talk his = Talk.in(signedIn("bob"), room);
        his.scrollTo(0);
        assertThat(his.rows()).hasCount(80);
        assertThat(his.page().locator("[data-below]")).hasText("To the newest");
        Locator read = his.row("line 31");
        double before = his.top(read);
        Talk.post(ann, room, "news", "more news");
        assertThat(his.page().locator("[data-below]")).hasText("2 new messages");
        assertEquals(before, his.top(read), 1);
        his.page().click("[data-latest]");
        assertThat(his.page().locator("[data-below]")).isHidden();
        assertThat(his.row("more news")).isInViewport();
        assertThat(his.page().locator("li[data-new] + .msg .text")).hasText("news");
    }

    @Test
    void markdown_is_shown_and_nothing_of_it_runs() {
        Talk hers = Talk.in(signedIn("ann"), room);
        Page page = signedIn("bob");
        List<String> troubles = troublesOf(page);
        Talk his = Talk.in(page, room);
        String text = "**bold** and `code`\n> quoted\n\n- first\n- second\n\nhttps://example.org/a?b=c&d\n"
                + "<script>alert(1)</script> <img src=x onerror=alert(2)> [x](javascript:alert(3)) javascript:alert(4)\n"
                + "#{7*7} ${7+7} {{7-7}} &lt;b&gt; '; drop table room;--";
        hers.page().fill("#message", text);
        hers.page().keyboard().press("Enter");
        assertThat(his.rows()).hasCount(1);
        String live = his.texts().innerHTML();
        page.reload();
        his.connected();
        assertEquals(live, his.texts().innerHTML(), "the server paints what the script does");

        Locator shown = his.texts();
        assertThat(shown.locator("strong")).hasText("bold");
        assertThat(shown.locator("code")).hasText("code");
        assertThat(shown.locator("blockquote")).hasText("quoted");
        assertThat(shown.locator("ul li")).hasText(new String[] {"first", "second"});
        assertThat(shown.locator("a")).hasCount(1);
        assertThat(shown.locator("a")).hasAttribute("href", "https://example.org/a?b=c&d");
        assertThat(shown.locator("a")).hasAttribute("rel", "noopener noreferrer");
        assertThat(shown.locator("script, img, b")).hasCount(0);
        for (String asTyped : List.of(
                "<script>alert(1)</script>", "[x](javascript:alert(3))", "#{7*7} ${7+7} {{7-7}} &lt;b&gt; '; drop")) {
            assertThat(shown).containsText(asTyped);
        }
        assertEquals(List.of(), troubles);
    }

    @Test
    void a_change_and_a_removal_are_seen_by_the_other() {
        Talk hers = Talk.in(signedIn("ann"), room);
        Talk his = Talk.in(signedIn("bob"), room);
        hers.say("wrogn");
        hers.say("embarrassing");
        assertThat(his.rows()).hasCount(2);
        his.rows().first().hover();
        assertThat(his.rows().first().locator(".tools [data-react]")).isVisible();
        assertThat(his.page().locator("[data-edit], [data-delete]")).hasCount(0);

        hers.row("wrogn").hover();
        hers.row("wrogn").locator("[data-edit]").click();
        assertThat(hers.page().locator("#message")).hasValue("wrogn");
        hers.say("right");
        assertThat(his.row("right").locator(".edited")).isVisible();

        hers.row("embarrassing").hover();
        hers.row("embarrassing").locator("[data-delete]").click();
        hers.page().click("[data-erase] button[value=yes]");
        assertThat(his.page().locator(".msg.erased .text")).hasText("Message removed");
        assertThat(hers.rows()).hasCount(2);
        his.page().reload();
        assertThat(his.texts()).hasText(new String[] {"right", "Message removed"});
        assertTrue(!his.page().content().contains("embarrassing"));
    }

    private static Locator person(Talk talk, String presence, String login) {
        return talk.page().locator(".drawer [data-section=" + presence + "] [data-login=" + login + "]");
    }

    private static LocatorAssertions.IsVisibleOptions within(int millis) {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(millis);
    }

    private void role(String login, String role) {
        ann.put(
                        "/api/rooms/" + room + "/members/" + login,
                        Json.createObjectBuilder().add("role", role).build())
                .expect(200);
    }
}
