package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two people who answer, react and pin. */
class ThreadsPageIT extends BrowserTest {
    private static final Pattern MINE = Pattern.compile("\\bmine\\b");

    private String room;

    @BeforeEach
    void makeRoom() {
        room = AtriumServer.shared().as("ann").newRoom("t");
    }

    @Test
    void a_reaction_is_seen_by_both_counts_them_and_can_be_taken_back() {
        Talk hers = Talk.in(signedIn("ann"), room);
        Talk his = Talk.in(signedIn("bob"), room);
        hers.say("ship it?");
        tool(his, "ship it?", "data-agree").click();
        assertThat(chip(hers, "agree")).hasText("1");
        assertThat(chip(hers, "agree")).hasAttribute("aria-pressed", "false");
        chip(hers, "agree").click();
        assertThat(chip(his, "agree")).hasText("2");
        assertThat(chip(his, "agree")).hasClass(MINE);
        assertThat(chip(his, "agree")).hasAttribute("title", "Bob Okafor, Ann Lindqvist");

        tool(his, "ship it?", "data-react").click();
        his.page().locator(".reacting input").fill("🚀");
        assertThat(chip(hers, "🚀")).hasText(Pattern.compile("🚀\\s*1"));
        assertThat(his.page().locator(".reacting")).hasCount(0);
        chip(his, "agree").click();
        assertThat(chip(hers, "agree")).hasText("1");
        hers.page().reload();
        hers.connected();
        assertThat(chip(hers, "agree")).hasText("1");
        assertThat(chip(hers, "agree")).hasClass(MINE);
        assertThat(chip(hers, "🚀")).isVisible();
    }

    @Test
    void answers_stand_in_the_drawer_and_only_what_is_meant_for_the_room_in_its_talk() {
        Talk hers = Talk.in(signedIn("ann"), room);
        Talk his = Talk.in(signedIn("bob"), room);
        hers.say("who is on call?");
        tool(his, "who is on call?", "data-answer").click();
        assertThat(his.page().locator("#answer")).isFocused();
        his.page().fill("#answer", "me");
        his.page().keyboard().press("Enter");
        assertThat(answers(his)).hasText(new String[] {"who is on call?", "me"});
        assertThat(hers.rows()).hasCount(1);
        assertThat(hers.page().locator(".msg .under .thread")).containsText("1 answer");

        assertThat(badge(hers)).hasText("1");
        hers.page().locator("#tab-threads").click();
        hers.page().locator("#panel-threads [data-card] a").click();
        assertThat(answers(hers)).hasText(new String[] {"who is on call?", "me"});
        assertThat(badge(hers)).isHidden();
        hers.page().fill("#answer", "until when?");
        hers.page().locator("[data-in-room]").check();
        hers.page().locator("[data-thread-composer] [type=submit]").click();
        assertThat(answers(his)).hasText(new String[] {"who is on call?", "me", "until when?"});
        assertThat(his.texts()).hasText(new String[] {"who is on call?", "until when?"});
        assertThat(his.page().locator(".stage .msg .under .thread").first()).containsText("2 answers");
        assertThat(hers.page().locator("[data-in-room]")).not().isChecked();

        his.page().reload();
        his.connected();
        assertThat(his.texts()).hasText(new String[] {"who is on call?", "until when?"});
        his.page().locator(".stage .under .thread").first().click();
        assertThat(answers(his)).hasText(new String[] {"who is on call?", "me", "until when?"});
    }

    @Test
    void an_answer_written_without_a_connection_is_kept_and_sent_once() {
        Talk hers = Talk.in(signedIn("ann"), room);
        Page page = hers.page();
        hers.say("question");
        tool(hers, "question", "data-answer").click();
        assertThat(page.locator("#answer")).isFocused();
        page.context().setOffline(true);
        assertThat(page.locator("[data-banner] .banner")).isVisible();
        page.fill("#answer", "kept");
        page.keyboard().press("Enter");
        Locator waiting = page.locator("#panel-thread .msg[data-ref]");
        assertThat(waiting).containsText("kept");
        assertThat(hers.unsent()).hasCount(1);
        page.context().setOffline(false);
        hers.connected();
        assertThat(waiting).hasCount(0);
        assertThat(answers(hers)).hasText(new String[] {"question", "kept"});
        assertThat(page.locator(".stage .under .thread")).containsText("1 answer");
    }

    @Test
    void a_pin_is_at_hand_for_both_leads_to_its_message_and_can_be_taken_off() {
        Talk hers = Talk.in(signedIn("ann"), room);
        Talk his = Talk.in(signedIn("bob"), room);
        hers.say("wifi: see the wall");
        tool(hers, "wifi", "data-pin").click();
        assertThat(his.row("wifi").locator(".under")).containsText("Pinned");
        assertThat(his.page().locator("#tab-pins")).containsText("1");
        his.page().locator("#tab-pins").click();
        Locator card = his.page().locator("#panel-pins [data-card]");
        assertThat(card).containsText("wifi: see the wall");
        assertThat(card).containsText("pinned by Ann Lindqvist");
        card.locator("a").click();
        assertThat(his.row("wifi")).isFocused();
        card.locator("button").click();
        assertThat(card).hasCount(0);
        assertThat(his.page().locator("#panel-pins [data-none]")).isVisible();
        assertThat(hers.row("wifi").locator(".under")).hasCount(0);
        assertThat(hers.page().locator("#tab-pins")).containsText("0");
    }

    @Test
    void the_drawers_tabs_and_a_messages_tools_work_by_keyboard() {
        Talk hers = Talk.in(signedIn("ann"), room);
        Page page = hers.page();
        hers.say("hello");
        page.locator("#tab-people").focus();
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("#tab-pins")).isFocused();
        assertThat(page.locator("#panel-pins")).isVisible();
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("#panel-threads [data-none]")).isVisible();
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("#panel-files [data-none]")).isVisible();
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("#panel-people")).isVisible();

        hers.row("hello").focus();
        page.keyboard().press("Tab");
        assertThat(page.locator(".tools [data-agree]")).isFocused();
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator(".reacting [data-pick=agree]")).isFocused();
        page.keyboard().press("Escape");
        assertThat(page.locator(".reacting")).hasCount(0);
        assertThat(hers.row("hello")).isFocused();
    }

    private static Locator tool(Talk talk, String text, String which) {
        talk.row(text).first().hover();
        return talk.row(text).first().locator(".tools [" + which + "]");
    }

    private static Locator chip(Talk talk, String reaction) {
        return talk.page().locator(".stage .under [data-reaction='" + reaction + "']");
    }

    private static Locator answers(Talk talk) {
        return talk.page().locator("#panel-thread .msg[data-seq] .text");
    }

    private static Locator badge(Talk talk) {
        return talk.page().locator("[data-unread-answers]");
    }
}
