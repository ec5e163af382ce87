package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two people over a day in a room: who moderates it, ann, and who does not, bob. */
class ConversationPageIT extends BrowserTest {
    private String room;

    @BeforeEach
    void makeRoom() {
        room = AtriumServer.shared().as("ann").newRoom("v" + Long.toString(System.nanoTime(), 36));
    }

    @Test
    void a_moderator_sees_what_a_message_said_before_and_who_removed_which() {
        Talk hers = Talk.in(signedIn("ann"), room);
        Talk his = Talk.in(signedIn("bob"), room);
        his.say("under the mat");
        assertThat(his.texts()).hasText(new String[] {"under the mat"});
        his.page().keyboard().press("ArrowUp");
        assertThat(his.page().locator("#message")).hasValue("under the mat");
        his.say("with ann");
        hers.row("with ann").locator(".edited").click();
        Locator dialog = hers.page().locator("[data-revisions]");
        assertThat(dialog.locator("li .text")).hasText(new String[] {"with ann", "under the mat"});
        dialog.locator("button").click();
        assertThat(dialog).hasCount(0);
        assertThat(hers.row("with ann")).isFocused();
        assertThat(act(his, "with ann", "history")).hasCount(0);

        his.row("with ann").hover();
        his.row("with ann").locator("[data-delete]").click();
        his.page().click("[data-erase] button[value=yes]");
        act(hers, "Message removed", "history").click();
        assertThat(dialog).containsText("Bob Okafor removed this message");
        assertThat(dialog).not().containsText("mat");
        hers.page().keyboard().press("Escape");
        his.row("Message removed").hover();
        assertThat(his.page().locator(".msg.erased .tools")).hasCount(0);
    }

    @Test
    void the_arrow_up_changes_ones_last_answer_in_a_thread() {
        Talk hers = Talk.in(signedIn("ann"), room);
        Page page = hers.page();
        hers.say("question");
        hers.row("question").hover();
        hers.row("question").locator("[data-answer]").click();
        page.fill("#answer", "anwser");
        page.keyboard().press("Enter");
        assertThat(page.locator("#panel-thread .msg[data-seq]")).hasCount(2);
        page.keyboard().press("ArrowUp");
        assertThat(page.locator("#answer")).hasValue("anwser");
        page.fill("#answer", "answer");
        page.keyboard().press("Enter");
        assertThat(page.locator("#panel-thread .msg[data-seq] .text")).hasText(new String[] {"question", "answer"});
    }

    /** What is in a message's menu, opened. */
    private static Locator act(Talk talk, String text, String which) {
        talk.row(text).first().hover();
        talk.row(text).first().locator(".tools [data-more]").click();
        return talk.row(text).first().locator(".tools [data-do=" + which + "]");
    }
}
