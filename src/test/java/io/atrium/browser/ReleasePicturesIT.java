package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.atrium.testing.BrowserTest;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The demonstration's release room, wide and narrow, light and dark, in both languages: without a complaint of the browser's. */
class ReleasePicturesIT extends BrowserTest {
    @Test
    void the_pictures_of_the_demonstration() {
        shoot("en-GB", 1280, 800, ColorScheme.LIGHT, "release-1280-light");
        shoot("en-GB", 1280, 800, ColorScheme.DARK, "release-1280-dark");
        shoot("en-GB", 390, 844, ColorScheme.LIGHT, "release-390-light");
        shoot("zh-CN", 1280, 800, ColorScheme.LIGHT, "release-zh-1280-light");
        shoot("zh-CN", 390, 844, ColorScheme.DARK, "release-zh-390-dark");
    }

    private void shoot(String locale, int width, int height, ColorScheme scheme, String name) {
        Page page = newPage(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale(locale)
                .setColorScheme(scheme));
        signIn(page, "ann", "demo");
        List<String> troubles = troublesOf(page);
        page.navigate("/room/atrium-releases");
        assertThat(page.locator("main[data-connection=open]")).isAttached();
        assertThat(page.locator("html")).hasAttribute("lang", Pattern.compile(locale.substring(0, 2) + ".*"));
        assertThat(page.locator(".lines a[data-line]").last()).isVisible();
        assertThat(page.locator(".lines li.coming")).hasCount(0);
        painted(page);
        screenshot(page, name);
        page.locator("[data-earlier]").click();
        page.locator("[data-history]")
                .evaluate("dialog => Promise.all(dialog.getAnimations().map(one => one.finished))");
        screenshot(page, name + "-earlier");
        page.locator("[data-close]").click();
        page.locator("[data-first]").click();
        assertThat(page.locator(".lines [aria-current]")).isVisible();
        painted(page);
        screenshot(page, name + "-error");
        assertEquals(List.of(), troubles);
        page.context().close();
    }
}
