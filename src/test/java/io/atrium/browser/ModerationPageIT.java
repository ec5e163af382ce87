package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A keeper and somebody who is held back, each before a page of theirs. */
class ModerationPageIT extends BrowserTest {
    private RestClient ann;
    private String room;

    @BeforeEach
    void makeRoom() {
        ann = AtriumServer.shared().as("ann");
        room = ann.newRoom("mod");
    }

    @Test
    void who_is_muted_reads_why_in_place_of_the_field_until_it_is_lifted() {
        Talk hers = Talk.in(signedIn("ann"), room);
        Page page = signedIn("bob");
        List<String> troubles = troublesOf(page);
        Talk his = Talk.in(page, room);
        his.page().fill("#message", "half a thought");

        Locator dialog = moderate(hers, "bob");
        dialog.locator("#order-for").selectOption("3600");
        dialog.locator("#order-reason").fill("shouting");
        screenshot(hers.page(), "moderation-dialog-1280-light");
        dialog.locator("[data-mute]").click();
        assertThat(hers.page().locator(".toast")).containsText("Bob Okafor is muted.");
        assertThat(held(his)).containsText("by Ann Lindqvist: shouting");
        assertThat(held(his)).containsText("Muted until");
        assertThat(his.page().locator("#message")).isHidden();
        screenshot(his.page(), "moderation-muted-1280-light");
        his.page().reload();
        his.connected();
        assertThat(held(his)).containsText("by Ann Lindqvist: shouting");

        dialog = moderate(hers, "bob");
        assertThat(dialog).containsText("Muted until");
        dialog.locator("[data-unmute]").click();
        assertThat(held(his)).isHidden();
        assertThat(his.page().locator("#message")).hasValue("half a thought");
        his.say("sorry");
        assertThat(hers.texts()).hasText(new String[] {"sorry"});
        assertEquals(List.of(), troubles);
    }

    @Test
    void the_lock_and_the_pace_are_set_in_the_drawer_and_felt_at_once() {
        Talk hers = Talk.in(signedIn("ann"), room);
        Talk his = Talk.in(signedIn("bob"), room);
        assertThat(his.page().locator("[data-order]")).isHidden();
        hers.page().locator("[data-order] [name=locked]").check();
        assertThat(held(his)).containsText("locked");
        assertThat(his.page().locator("[data-locked]")).isVisible();
        assertThat(hers.page().locator("[data-locked]")).isVisible();
        assertThat(hers.page().locator("#message")).isVisible();
        Page lobby = signedIn("cho");
        Locator row = lobby.locator(".room[data-room=" + room + "]");
        assertThat(row.locator("[data-locked]")).isVisible();
        hers.page().locator("[data-order] [name=locked]").uncheck();
        assertThat(row.locator("[data-locked]")).hasCount(0);
        assertThat(held(his)).isHidden();

        hers.page().locator("[data-order] [name=slow]").selectOption("5");
        Locator slow = his.page().locator("[data-slow]");
        assertThat(slow).hasText("One message in 5 s");
        his.say("one");
        assertThat(slow).containsText("to go");
        his.say("two");
        screenshot(his.page(), "moderation-slow-1280-light");
        assertThat(his.page().locator("#message")).hasValue("two");
        assertThat(his.page().locator("[data-composer] [type=submit]")).isEnabled();
        his.page().keyboard().press("Enter");
        assertThat(hers.texts()).hasText(new String[] {"one", "two"});
    }

    @Test
    void an_archived_room_leaves_the_lobby_and_is_still_read() {
        Page lobby = signedIn("ann");
        Talk.post(ann, room, "kept");
        assertThat(lobby.locator(".room[data-room=" + room + "]")).isVisible();
        ann.send("PATCH", "/api/rooms/" + room, "{\"archived\":true}").expect(200);
        assertThat(lobby.locator(".room[data-room=" + room + "]")).hasCount(0);
        lobby.reload();
        lobby.locator(".archived summary").click();
        lobby.locator(".archived a[href$='" + room + "']").click();
        Talk hers = new Talk(lobby, room);
        assertThat(hers.texts()).hasText(new String[] {"kept"});
        assertThat(held(hers)).containsText("archived");
        assertThat(lobby.locator("[data-archived]")).isVisible();
        screenshot(lobby, "moderation-archived-1280-light");
    }

    @Test
    void a_moderator_takes_away_what_somebody_said_and_sends_them_away() {
        ann.send("PUT", "/api/rooms/" + room + "/members/bob", "{\"role\":\"moderator\"}")
                .expect(200);
        Talk his = Talk.in(signedIn("bob"), room);
        Talk theirs = Talk.in(signedIn("cho"), room);
        theirs.say("rude");
        his.row("rude").hover();
        assertThat(his.row("rude").locator("[data-edit]")).hasCount(0);
        his.row("rude").locator("[data-delete]").click();
        his.page().locator("[data-erase] [value=yes]").click();
        assertThat(theirs.texts()).hasText(new String[] {"Message removed"});
        Locator dialog = moderate(his, "cho");
        assertThat(dialog.locator("#order-role")).hasCount(0);
        dialog.locator("[data-ban]").click();
        assertThat(theirs.page().locator("[data-banner]")).containsText("You were removed");
        assertThat(his.page().locator("[data-login=ann] [data-moderate]")).hasCount(0);
    }

    @Test
    void it_reads_in_chinese_on_a_narrow_dark_screen() {
        ann.send("PUT", "/api/rooms/" + room + "/members/bob", null).expect(200);
        ann.send("PUT", "/api/rooms/" + room + "/members/bob/mute", "{\"for\":86400,\"reason\":\"喧哗\"}")
                .expect(200);
        Page page = newPage(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setLocale("zh-CN")
                .setColorScheme(com.microsoft.playwright.options.ColorScheme.DARK));
        signIn(page, "bob", "demo");
        Talk his = Talk.in(page, room);
        assertThat(held(his)).containsText("禁言至");
        screenshot(page, "moderation-muted-390-dark-zh");
    }

    /** Opens what a moderator sees of somebody. */
    private static Locator moderate(Talk talk, String login) {
        Locator row = talk.page().locator("[data-people] li[data-login=" + login + "]");
        row.hover();
        row.locator("[data-moderate]").click();
        Locator dialog = talk.page().locator("dialog.order[open]");
        assertThat(dialog).isVisible();
        return dialog;
    }

    private static Locator held(Talk talk) {
        return talk.page().locator("[data-held]");
    }
}
