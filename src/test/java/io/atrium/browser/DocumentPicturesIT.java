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

/** The demonstration's document, wide and narrow, light and dark, in both languages: without a complaint of the browser's. */
class DocumentPicturesIT extends BrowserTest {
    @Test
    void the_pictures_of_the_demonstration() {
        shoot("en-GB", 1280, 800, ColorScheme.LIGHT, "document-1280-light");
        shoot("en-GB", 1280, 800, ColorScheme.DARK, "document-1280-dark");
        shoot("en-GB", 390, 844, ColorScheme.LIGHT, "document-390-light");
        shoot("zh-CN", 1280, 800, ColorScheme.LIGHT, "document-zh-1280-light");
        shoot("zh-CN", 390, 844, ColorScheme.DARK, "document-zh-390-dark");
    }

    private void shoot(String locale, int width, int height, ColorScheme scheme, String name) {
        Page page = newPage(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale(locale)
                .setColorScheme(scheme));
        signIn(page, "ann", "demo");
        List<String> troubles = troublesOf(page);
        page.navigate("/room/handover-notes");
        assertThat(page.locator("main[data-connection=open]")).isAttached();
        assertThat(page.locator("html")).hasAttribute("lang", Pattern.compile(locale.substring(0, 2) + ".*"));
        assertThat(page.locator("[data-desk][data-ready]")).isAttached();
        painted(page);
        screenshot(page, name);
        page.locator("[data-history]").click();
        assertThat(page.locator("[data-list] li")).hasCount(1);
        page.locator("[data-versions]")
                .evaluate("dialog => Promise.all(dialog.getAnimations().map(one => one.finished))");
        screenshot(page, name + "-versions");
        page.locator("[data-close]").click();
        page.locator("[data-look=read]").click();
        painted(page);
        screenshot(page, name + "-read");
        assertEquals(List.of(), troubles);
        page.context().close();
    }
}
