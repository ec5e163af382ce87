package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import io.atrium.wire.FrameCodec;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one is told of beyond the room one looks at: badges, title, panel; mentions as they are written and as they are read; settings. */
class NoticesIT extends BrowserTest {
    private final RestClient ann = AtriumServer.shared().as("ann");
    private final RestClient cho = AtriumServer.shared().as("cho");
    private String room;

    @BeforeEach
    void aRoomOfTwo() {
        room = cho.newRoom(FrameCodec.object("{\"name\":\"n-" + UUID.randomUUID()
                + "\",\"title\":\"Harbour\",\"kind\":\"chat\",\"members\":[\"ann\"]}"));
        ann.post("/api/notices/read", FrameCodec.object("{\"all\":true}")).expect(204);
    }

    @Test
    void a_mention_shows_everywhere_and_leads_to_the_message() {
        Page lobby = signedIn("ann");
        List<String> troubles = troublesOf(lobby);
        assertThat(bell(lobby).locator(".badge")).isHidden();
        live(lobby);
        Talk.post(cho, room, "first", "hello @ann, look");
        assertThat(bell(lobby).locator(".badge")).hasText("1");
        assertThat(lobby).hasTitle("(1) Lobby · Atrium");
        assertThat(lobby.locator(".place[data-room='" + room + "'] .badge.mention"))
                .hasText("1");
        assertThat(lobby.locator(".room[data-room='" + room + "'] .badge.mention"))
                .hasText("1");
        assertThat(lobby.locator("link[rel=icon]")).hasAttribute("href", Pattern.compile("atrium-news"));

        lobby.reload();
        assertThat(bell(lobby).locator(".badge")).hasText("1");
        assertThat(lobby.locator(".room[data-room='" + room + "'] .badge.mention"))
                .hasText("1");
        bell(lobby).click();
        Locator row = lobby.locator(".notice").first();
        assertThat(row).containsText("Cho Min-jun mentioned you in Harbour");
        assertThat(row).containsText("hello @ann, look");
        screenshot(lobby, "notices-1280-light");
        row.locator("a").click();
        lobby.waitForURL("**/room/" + room + "?at=2");
        assertThat(lobby.locator(".msg[data-seq='2'] .at.own")).hasText("@ann");
        assertThat(bell(lobby).locator(".badge")).isHidden();
        assertThat(lobby).hasTitle("Harbour · Atrium");
        assertEquals(List.of(), troubles);
    }

    @Test
    void what_is_read_in_one_window_is_read_in_the_other_within_a_second() {
        Page desk = signedIn("ann");
        live(desk);
        Page phone = signedIn("ann");
        Talk.post(cho, room, "@ann");
        assertThat(bell(desk).locator(".badge")).hasText("1");
        Talk.in(phone, room);
        assertThat(phone.locator(".msg[data-seq='1']")).isVisible();
        long seen = System.nanoTime();
        assertThat(bell(desk).locator(".badge")).isHidden();
        long millis = Duration.ofNanos(System.nanoTime() - seen).toMillis();
        assertTrue(millis < 2_000, "took " + millis + " ms");
        assertThat(desk.locator(".place[data-room='" + room + "'] .badge")).hasCount(0);
    }

    @Test
    void all_are_marked_as_read_and_more_are_loaded() {
        for (int i = 0; i < 32; i++) {
            Talk.post(cho, room, "@ann " + i);
        }
        Page lobby = signedIn("ann");
        bell(lobby).click();
        Locator rows = lobby.locator(".notice");
        assertThat(rows).hasCount(30);
        lobby.locator("[data-notices-more]").click();
        assertThat(rows.nth(31)).containsText("@ann 0");
        assertThat(rows.nth(30).locator("a")).isFocused();
        lobby.locator("[data-notices-all]").click();
        assertThat(lobby.locator(".notice.unread")).hasCount(0);
        assertThat(lobby.locator("[data-notices-all]")).isDisabled();
        lobby.keyboard().press("Escape");
        assertThat(lobby.locator("[data-notices]")).isHidden();
        assertThat(bell(lobby)).isFocused();
    }

    @Test
    void people_are_offered_as_one_types_and_the_input_method_is_left_alone() {
        Talk talk = Talk.in(signedIn("cho"), room);
        Page page = talk.page();
        page.locator("#message").pressSequentially("hello @an");
        Locator offered = page.locator("#callable [role=option]");
        assertThat(offered.first()).containsText("Ann Lindqvist");
        assertThat(page.locator("#message")).hasAttribute("aria-activedescendant", "callable-ann");
        page.locator("#message")
                .evaluate(
                        "field => field.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true}))");
        assertThat(page.locator("#message")).hasValue("hello @an");
        screenshot(page, "mention-1280-light");
        page.keyboard().press("Enter");
        assertThat(page.locator("#message")).hasValue("hello @ann ");
        assertThat(page.locator("#callable")).isHidden();
        page.keyboard().press("Enter");
        assertThat(talk.row("hello @ann").locator(".at")).hasText("@ann");
        page.locator("#message").pressSequentially("@ro");
        assertThat(offered.first()).containsText("Everybody in this room");
        page.keyboard().press("Escape");
        assertThat(page.locator("#callable")).isHidden();
        assertThat(page.locator("#message")).hasValue("@ro");
    }

    @Test
    void settings_are_kept_for_all_rooms_and_for_one() {
        Page settings = signedIn("ann");
        settings.navigate("/settings");
        settings.selectOption("#level", "nothing");
        settings.check("#quiet");
        settings.fill("#from", "21:30");
        settings.fill("#to", "21:30");
        settings.click("#tell");
        assertThat(settings.locator("#error-quiet")).isVisible();
        settings.fill("#to", "06:00");
        settings.selectOption("#silence", "60");
        settings.click("#tell");
        assertThat(settings.locator("#level")).hasValue("nothing");
        assertThat(settings.locator("#from")).hasValue("21:30");
        assertThat(settings.locator("#silence")).containsText("On until");
        settings.locator("#notices-settings").scrollIntoViewIfNeeded();
        screenshot(settings, "notices-settings-1280-light");
        settings.selectOption("#level", "mentions");
        settings.selectOption("#silence", "0");
        settings.uncheck("#quiet");
        settings.click("#tell");
        assertThat(settings.locator("#level")).hasValue("mentions");

        Talk talk = Talk.in(settings, room);
        settings.selectOption("#hearing", "all");
        assertThat(settings.locator(".toast")).hasText("Saved.");
        settings.reload();
        talk.connected();
        assertThat(settings.locator("#hearing")).hasValue("all");
    }

    @Test
    void the_browser_shows_each_once_after_it_was_asked_for() {
        Page settings = newPage();
        settings.context().addInitScript("""
                globalThis.Notification = class extends EventTarget {
                  static get permission() { return localStorage.getItem('test.permission') ?? 'default'; }
                  static async requestPermission() { localStorage.setItem('test.permission', 'granted'); return 'granted'; }
                  constructor(title) { super(); localStorage.setItem('test.shown', (localStorage.getItem('test.shown') ?? '') + title + ';'); }
                  close() {}
                };""");
        signIn(settings, "ann", "demo");
        Page second = settings.context().newPage();
        second.navigate("/lobby");
        live(second);
        Talk.post(cho, room, "@ann before");
        assertThat(bell(second).locator(".badge")).hasText("1");
        settings.navigate("/settings");
        settings.click("[data-want]");
        assertThat(settings.locator("[data-browser-state]")).hasText("This browser shows notifications.");
        settings.navigate("/lobby");
        live(settings);
        Talk.post(cho, room, "@ann after");
        assertThat(bell(second).locator(".badge")).hasText("2");
        Talk.post(cho, room, "@ann at last");
        assertThat(bell(settings).locator(".badge")).hasText("3");
        assertThat(bell(second).locator(".badge")).hasText("3");
        String once = "Cho Min-jun mentioned you in Harbour;";
        settings.waitForCondition(() -> settings.evaluate("() => localStorage.getItem('test.shown') ?? ''")
                        .toString()
                        .length()
                >= 2 * once.length());
        assertEquals(once + once, settings.evaluate("() => localStorage.getItem('test.shown')"));
    }

    @Test
    void the_panel_fits_a_phone_and_speaks_chinese() {
        Talk.post(cho, room, "@ann 请看一下，码头的泵在报警。");
        Page phone = newPage(new Browser.NewContextOptions()
                .setViewportSize(390, 800)
                .setLocale("zh-CN")
                .setColorScheme(ColorScheme.DARK));
        signIn(phone, "ann", "demo");
        bell(phone).click();
        assertThat(phone.locator(".notice").first()).containsText("提到了你");
        screenshot(phone, "notices-zh-390-dark");
        phone.navigate("/settings");
        phone.locator("#notices-settings").scrollIntoViewIfNeeded();
        screenshot(phone, "notices-settings-zh-390-dark");
    }

    private static Locator bell(Page page) {
        return page.locator("[data-bell]:visible");
    }

    /** Waits until the page hears what is told. */
    private void live(Page page) {
        page.waitForFunction("() => document.readyState === 'complete'");
        String probe = ann.newRoom("probe");
        assertThat(page.locator(".place[data-room='" + probe + "']")).isVisible();
    }
}
