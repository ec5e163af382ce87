package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Two people who write to each other alone. */
class DirectPageIT extends BrowserTest {
    private static final Pattern CONVERSATION = Pattern.compile("/room/direct-");

    @Test
    void somebody_is_found_by_name_written_to_and_told_where_they_are() {
        Page his = signedIn("bob");
        his.navigate("/lobby");
        Page page = signedIn("ann");
        page.navigate("/lobby");
        page.locator(".rail [data-write]").click();
        Locator dialog = page.locator("dialog.writing");
        assertThat(dialog.locator("[role=combobox]")).isFocused();
        page.keyboard().type("okaf");
        assertThat(dialog.locator("[role=option]")).hasText(new String[] {"BOBob Okaforbob"});
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(dialog.locator("[data-chosen=bob]")).isVisible();
        page.keyboard().press("Enter");
        page.waitForURL(CONVERSATION);
        assertThat(page.locator("h1")).hasText("Bob Okafor");
        assertThat(page.locator(".drawer [data-write-to]")).hasCount(0);
        assertThat(page.locator(".drawer [data-leave]")).isHidden();

        String text = "for you alone " + System.nanoTime();
        Talk hers = new Talk(page, page.url().replaceAll(".*/", ""));
        hers.connected();
        hers.say(text);
        Locator place = his.locator("[data-section=direct] .place[data-room=" + hers.room() + "]");
        assertThat(place.locator(".clip")).hasText("Ann Lindqvist");
        assertThat(place.locator(".badge.mention")).isVisible();
        assertThat(place.locator(".avatar i.here")).isVisible();
        Locator row = his.locator("section[data-joined] .room[data-room=" + hers.room() + "]");
        assertThat(row.locator(".last")).hasText("Ann: " + text);
        place.click();
        Talk talk = new Talk(his, hers.room());
        talk.connected();
        assertThat(his.locator("h1")).hasText("Ann Lindqvist");
        assertThat(his.locator("#message")).hasAttribute("placeholder", Pattern.compile("Ann Lindqvist"));
        assertThat(talk.row(text)).isVisible();
        assertThat(place.locator(".badge:not(.mention)")).hasCount(0);
        assertThat(place.locator(".badge.mention")).hasCount(0);
        talk.say("and for you " + text);
        assertThat(hers.row("and for you " + text)).isVisible();
    }

    @Test
    void whoever_is_listed_in_a_room_can_be_written_to_from_there() {
        String room = AtriumServer.shared().as("ann").newRoom("w");
        Talk hers = Talk.in(signedIn("ann"), room);
        Talk his = Talk.in(signedIn("bob"), room);
        Locator row = his.page().locator(".drawer li[data-login=ann]");
        row.hover();
        row.locator("[data-write-to]").click();
        his.page().waitForURL(CONVERSATION);
        assertThat(his.page().locator("h1")).hasText("Ann Lindqvist");
        assertThat(hers.page().locator(".drawer li[data-login=ann] [data-write-to]"))
                .hasCount(0);
    }
}
