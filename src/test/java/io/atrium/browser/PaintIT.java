package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a page shows first. */
class PaintIT extends BrowserTest {
    private static final String COUNT_SHIFTS = """
            window.shift = 0;
            new PerformanceObserver((list) => list.getEntries().forEach((entry) => { window.shift += entry.value; }))
                .observe({ type: 'layout-shift', buffered: true });
            """;

    private String name;

    @BeforeEach
    void findName() {
        name = "p" + Long.toString(System.nanoTime(), 36);
    }

    @Test
    void a_room_is_there_without_any_script() {
        RestClient ann = AtriumServer.shared().as("ann");
        ann.newRoomNamed(name);
        Talk.post(ann, name, 60);
        Page page = newPage(new Browser.NewContextOptions().setLocale("en-US").setJavaScriptEnabled(false));
        signIn(page, "bob", "demo");
        page.navigate("/room/" + name);
        assertThat(page.locator(".msg")).hasCount(50);
        assertThat(page.locator(".msg .text").last()).hasText("line 60");
        assertThat(page.locator(".msg .text").last()).isInViewport();
        assertThat(page.locator(".drawer [data-section=here] [data-login=bob]")).isVisible();
        assertThat(page.locator(".place[data-room=" + name + "]")).hasAttribute("aria-current", "page");
    }

    @Test
    void nothing_jumps_while_a_room_or_the_lobby_loads() {
        RestClient ann = AtriumServer.shared().as("ann");
        ann.newRoomNamed(name);
        Talk.post(ann, name, 60);
        Page page = signedIn("bob");
        List<String> troubles = troublesOf(page);
        page.addInitScript(COUNT_SHIFTS);
        for (String address : List.of("/room/" + name, "/room/operations", "/lobby")) {
            page.waitForResponse("**/api/rooms?limit=200", () -> page.navigate(address));
            if (!address.equals("/lobby")) {
                new Talk(page, name).connected();
            }
            painted(page);
            double shift = ((Number) page.evaluate("window.shift")).doubleValue();
            assertTrue(shift < 0.01, address + " moved by " + shift);
        }
        assertEquals(List.of(), troubles);
    }

    @Test
    void a_chinese_browser_gets_chinese_pages() {
        Page page = newPage(new Browser.NewContextOptions().setLocale("zh-CN"));
        page.navigate("/signin");
        assertThat(page.locator("html")).hasAttribute("lang", "zh-Hans");
        assertThat(page.locator("#enter")).hasValue("登录");
        signIn(page, "cho", "demo");
        assertThat(page.locator("h1")).hasText("大厅");
        page.locator("#filter").fill("zzz");
        assertThat(page.locator("[data-none]")).containsText("没有符合的房间");
        Talk talk = Talk.in(page, "operations");
        assertThat(page.locator("html")).hasAttribute("lang", "zh-Hans");
        assertThat(page.locator("li[data-day]").last()).containsText("星期");
        assertThat(page.locator("#tab-people")).containsText("成员");
        talk.say("x".repeat(65_537));
        assertThat(page.locator(".msg.failed .note")).containsText("64 KB");
        assertThat(page.locator(".msg.failed [data-act=edit]")).hasText("编辑");
    }
}
