package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.Wire;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The connection check, as a person sees it. What only time tells (a silence, a long poll) is told in node. */
class CheckIT extends BrowserTest {
    @Test
    void where_nothing_is_in_the_way_it_says_so() {
        Page page = signedIn("bob");
        page.navigate("/settings");
        page.click("a[href$='/check']");
        for (String probe : new String[] {"server", "address", "clock", "socket", "sse", "stream", "body"}) {
            assertThat(row(page, probe)).hasAttribute("data-mood", "good");
        }
        assertThat(row(page, "idle")).containsText("Listening");
        assertThat(page.locator("[data-sum]")).containsText("of 9");
    }

    @Test
    void what_a_proxy_does_not_let_through_is_named_with_what_to_mend() {
        try (Wire wire = new Wire(AtriumServer.shared())) {
            Page page =
                    newPage(new Browser.NewContextOptions().setLocale("en-US").setBaseURL(wire.baseUrl()));
            signIn(page, "bob", "demo");
            wire.refuse("GET /connection/websocket", "GET /api/check/wait", "POST /api/check/body");
            page.navigate("/check");
            assertThat(row(page, "socket")).hasAttribute("data-mood", "bad");
            assertThat(row(page, "socket").locator("[data-fix]")).containsText("Upgrade and Connection");
            assertThat(row(page, "idle")).containsText("Could not be tried");
            assertThat(row(page, "poll").locator("[data-fix]")).containsText("proxy_read_timeout");
            assertThat(row(page, "body")).hasAttribute("data-mood", "bad");
            assertThat(row(page, "sse")).hasAttribute("data-mood", "good");
            assertThat(page.locator("[data-sum]")).hasText("3 things to mend");
        }
    }

    @Test
    void how_it_looks() {
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            for (int width : new int[] {1280, 390}) {
                Page page = person("en-GB", width, scheme, "bob");
                page.navigate("/check");
                assertThat(row(page, "body")).hasAttribute("data-mood", "good");
                picture(page, "check-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
                page.context().close();
            }
        }
    }

    private static Locator row(Page page, String probe) {
        return page.locator("[data-probe=" + probe + "]");
    }
}
