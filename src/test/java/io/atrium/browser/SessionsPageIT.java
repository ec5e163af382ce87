package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The administrators' list of live sessions, with somebody in it. */
class SessionsPageIT extends BrowserTest {
    private String room;

    @BeforeEach
    void makeRoom() {
        RestClient ann = AtriumServer.shared().as("ann");
        room = ann.newRoom("live");
    }

    @Test
    void an_administrator_disconnects_bob_who_comes_back_by_himself_and_misses_nothing() {
        Page bob = signedIn("bob");
        Talk talk = Talk.in(bob, room);
        Page page = signedIn("admin");
        List<String> troubles = troublesOf(page);
        page.navigate("/admin/sessions?q=" + room);
        Locator row = page.locator("tr[data-login=bob]");
        assertThat(row).containsText("WebSocket");
        assertThat(row).containsText("up to date");
        assertThat(page.locator("[data-end]")).isDisabled();
        String id = row.getAttribute("data-id");
        row.locator("input[type=checkbox]").check();
        assertThat(row).hasAttribute("aria-selected", "true");
        assertThat(page.locator("[data-end-person]")).hasText(Pattern.compile("Disconnect all of Bob.*"));
        page.locator("[data-end]").click();
        assertThat(page.locator(".toast")).containsText("1 connection was ended.");
        assertThat(page.locator("tr[data-id='" + id + "']")).hasCount(0);
        Talk.post(AtriumServer.shared().as("ann"), room, 1);
        assertThat(bob.locator(".msg .text").last()).hasText("line 1");
        talk.connected();
        assertThat(row).hasCount(1);
        assertThat(row).not().hasAttribute("data-id", id);
        assertEquals(List.of(), troubles);
    }

    @Test
    void who_comes_and_goes_stands_there_by_itself_and_the_reader_keeps_their_place() {
        Talk.in(signedIn("bob"), room);
        Page page = signedIn("admin");
        List<String> troubles = troublesOf(page);
        page.navigate("/admin/sessions?q=" + room);
        Locator bob = page.locator("tr[data-login=bob]");
        bob.locator("input[type=checkbox]").check();
        page.evaluate("document.querySelector('tr[data-login=bob]').kept = true");
        RestClient ann = AtriumServer.shared().as("ann");
        try (RoomClient hers = RoomClient.join(ann, room)) {
            Locator row = page.locator("tr[data-login=ann]");
            assertThat(row).containsText("Room socket");
            assertThat(row.locator("[data-f=name]")).not().hasText("ann");
            assertThat(page.locator("[data-total]")).hasText("2");
            hers.say("somewhere");
            assertThat(row).containsText("1, up to date");
        }
        assertThat(page.locator("tr[data-login=ann]")).hasCount(0);
        assertThat(page.locator("[data-shown]")).hasText("1 of 1");
        assertThat(bob.locator("input[type=checkbox]")).isChecked();
        assertThat(bob.locator("input[type=checkbox]")).isFocused();
        assertThat(page.locator("main input[name=q]")).hasValue(room);
        assertEquals(true, page.evaluate("document.querySelector('tr[data-login=bob]').kept"));
        assertEquals(List.of(), troubles);
    }

    @Test
    void the_list_is_filtered_and_sorted_by_its_address() {
        Talk.in(signedIn("bob"), room);
        Page page = signedIn("admin");
        page.navigate("/admin/sessions?q=nobody-of-that-name");
        assertThat(page.locator("main .empty")).containsText("Nobody is connected");
        page.locator("main input[name=q]").fill(room);
        page.locator("main input[name=q]").press("Enter");
        assertThat(page.locator("tr[data-id]")).hasCount(1);
        page.locator("th a", new Page.LocatorOptions().setHasText("Who")).click();
        assertThat(page.locator("th[aria-sort=ascending]")).hasText("Who");
        assertThat(page.locator("tr[data-id]")).hasCount(1);
    }

    @Test
    void it_is_there_in_both_languages_light_and_dark_wide_and_narrow() {
        Talk.in(signedIn("bob"), room);
        picture(1280, "en-US", ColorScheme.LIGHT, "sessions-1280-light");
        picture(1280, "en-US", ColorScheme.DARK, "sessions-1280-dark");
        picture(390, "zh-CN", ColorScheme.LIGHT, "sessions-390-zh");
    }

    private void picture(int width, String locale, ColorScheme scheme, String name) {
        Page page = newPage(new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setLocale(locale)
                .setColorScheme(scheme));
        signIn(page, "admin", "demo");
        page.navigate("/admin/sessions");
        assertThat(page.locator("h1")).hasText(locale.startsWith("zh") ? "在线会话" : "Live sessions");
        assertThat(page.locator("tr[data-id]").first()).isVisible();
        screenshot(page, name);
    }
}
