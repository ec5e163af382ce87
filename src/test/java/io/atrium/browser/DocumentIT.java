package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.atrium.testing.Await;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A document as two people write it. */
class DocumentIT extends BrowserTest {
    private final RestClient ann = server().as("ann");

    @Test
    void two_people_write_at_once_and_see_where_the_other_is() {
        String room = newRoom();
        Page hers = open("ann", room);
        Page his = open("bob", room);
        List<String> troubles = troublesOf(hers);
        assertThat(hers.locator("[data-empty]")).isVisible();
        text(hers).click();
        hers.keyboard().type("# Notes\n\nFrom **Ann**");
        assertThat(text(his)).containsText("From **Ann**");
        assertThat(his.locator("[data-prose] h1")).hasText("Notes");
        assertThat(his.locator("[data-prose] strong")).hasText("Ann");
        assertThat(his.locator(".caret")).hasAttribute("data-name", Pattern.compile("Ann.*"));
        text(his).click();
        his.keyboard().press("Control+End");
        his.keyboard().type(" and Bob");
        assertThat(text(hers)).containsText("From **Ann** and Bob");
        assertThat(hers.locator(".caret")).hasAttribute("data-name", Pattern.compile("Bob.*"));
        assertThat(hers.locator("[data-writers]")).hasText("2 writing");
        assertThat(hers.locator("[data-words]")).hasText("6 words");
        assertThat(hers.locator("[data-saved]")).hasText("Everything merged");
        screenshot(hers, "document-together");
        his.navigate("/lobby");
        assertThat(hers.locator(".caret")).hasCount(0);
        assertEquals(List.of(), troubles);
    }

    @Test
    void undo_takes_back_ones_own_alone() {
        String room = newRoom();
        Page hers = open("ann", room);
        Page his = open("bob", room);
        text(hers).click();
        hers.keyboard().type("hers ");
        assertThat(text(his)).hasText("hers ");
        text(his).click();
        his.keyboard().press("Control+End");
        his.keyboard().type("his");
        assertThat(text(hers)).hasText("hers his");
        hers.keyboard().press("Control+z");
        assertThat(text(his)).hasText("his");
        hers.keyboard().press("Control+y");
        assertThat(text(his)).hasText("hers his");
    }

    @Test
    void tools_put_marks_into_the_text() {
        Page page = open("ann", newRoom());
        List<String> troubles = troublesOf(page);
        text(page).click();
        page.keyboard().type("Monday");
        page.keyboard().press("Control+a");
        page.locator("[data-tool=bold]").click();
        assertThat(text(page)).hasText("**Monday**");
        page.keyboard().press("Control+b");
        assertThat(text(page)).hasText("Monday");
        page.locator("[data-tool=list]").click();
        assertThat(page.locator("[data-prose] li")).hasText("Monday");
        page.locator("[data-look=read]").click();
        assertThat(page.locator(".writing")).isHidden();
        assertThat(page.locator("[data-saved]")).hasText("Everything merged");
        page.reload();
        assertThat(page.locator("[data-look=read]")).hasAttribute("aria-pressed", "true");
        assertThat(page.locator("[data-prose] li")).hasText("Monday");
        page.locator("[data-look=both]").click();
        assertEquals(List.of(), troubles);
    }

    @Test
    void nothing_anybody_writes_becomes_markup() {
        Page page = open("ann", newRoom());
        List<String> troubles = troublesOf(page);
        text(page).click();
        page.keyboard()
                .insertText(
                        "<img src=x onerror=alert(1)> [link](javascript:alert(2)) ![picture](https://example.com/x.png) <b>bold</b>");
        Locator prose = page.locator("[data-prose]");
        assertThat(prose).containsText("<b>bold</b>");
        assertThat(prose.locator("img")).hasCount(0);
        assertThat(prose.locator("b")).hasCount(0);
        assertThat(prose.locator("a[href^=javascript]")).hasCount(0);
        assertThat(prose.locator("a")).hasText("picture");
        assertEquals(List.of(), troubles);
    }

    @Test
    void who_was_offline_keeps_on_writing_and_is_merged() {
        String room = newRoom();
        Page hers = open("ann", room);
        Page his = open("bob", room);
        text(hers).click();
        hers.keyboard().type("middle");
        assertThat(text(his)).hasText("middle");
        hers.context().setOffline(true);
        hers.keyboard().press("Control+Home");
        hers.keyboard().type("offline ");
        text(his).click();
        his.keyboard().press("Control+End");
        his.keyboard().type(" online");
        assertThat(hers.locator("[data-saved]")).not().hasText("Everything merged");
        hers.context().setOffline(false);
        assertThat(text(his)).hasText("offline middle online");
        assertThat(text(hers)).hasText("offline middle online");
        assertThat(hers.locator("[data-saved]")).hasText("Everything merged");
    }

    @Test
    void a_version_is_named_looked_at_and_restored() {
        String room = newRoom();
        Page page = open("ann", room);
        List<String> troubles = troublesOf(page);
        text(page).click();
        page.keyboard().type("first");
        assertThat(page.locator("[data-saved]")).hasText("Everything merged");
        page.locator("[data-history]").click();
        assertThat(page.locator("[data-none]")).isVisible();
        page.locator("[data-versions] input").fill("Draft");
        page.locator("[data-versions] [type=submit]").click();
        assertThat(page.locator("[data-list]")).containsText("Draft");
        page.locator("[data-close]").click();
        text(page).click();
        page.keyboard().press("Control+End");
        page.keyboard().type(" and second");
        page.locator("[data-history]").click();
        page.locator("[data-list] .two").click();
        assertThat(page.locator("[data-look-at]")).hasText("first");
        screenshot(page, "document-versions");
        assertThat(page.locator("[data-stretches] li")).hasCount(1);
        page.locator("[data-list] .btn").click();
        assertThat(text(page)).hasText("first");
        Await.until(
                "the restored text",
                () -> ann.get("/api/rooms/" + room + "/view/text")
                        .json()
                        .getString("text")
                        .equals("first"));
        assertEquals(List.of(), troubles);
    }

    @Test
    void who_may_only_read_sees_it_grow_and_has_no_tools() {
        String room = newRoom();
        ann.put(
                        "/api/rooms/" + room + "/members/bob",
                        Json.createObjectBuilder().add("role", "reader").build())
                .expect(200);
        Page hers = open("ann", room);
        Page his = open("bob", room);
        List<String> troubles = troublesOf(his);
        text(hers).click();
        hers.keyboard().type("read me");
        assertThat(text(his)).hasText("read me");
        assertThat(his.locator("[data-tool]")).hasCount(0);
        assertThat(text(his)).hasAttribute("contenteditable", "false");
        assertEquals(List.of(), troubles);
    }

    private Page open(String login, String room) {
        Page page = signedIn(login);
        page.navigate("/room/" + room);
        assertThat(page.locator("main[data-connection=open]")).isAttached();
        assertThat(page.locator("[data-desk][data-ready]")).isAttached();
        return page;
    }

    private static Locator text(Page page) {
        return page.locator(".cm-content");
    }

    private String newRoom() {
        return ann.newRoom(Json.createObjectBuilder()
                .add("name", "document-" + UUID.randomUUID())
                .add("title", "Notes")
                .add("kind", "document")
                .build());
    }
}
