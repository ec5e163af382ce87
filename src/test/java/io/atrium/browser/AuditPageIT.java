package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The administrators' page of what was done. */
class AuditPageIT extends BrowserTest {
    @Test
    void what_somebody_does_appears_by_itself_in_words_and_the_trail_is_found_whole() {
        RestClient ann = server().as("ann");
        String room = ann.newRoom("room");
        Page page = signedIn("admin");
        List<String> troubles = troublesOf(page);
        page.navigate("/admin/audit?room=" + room);
        Locator rows = page.locator("[data-acts] tr");
        assertThat(rows).hasCount(1);
        assertThat(rows.first()).containsText("Room created");
        ann.delete("/api/rooms/" + room).expect(204);
        assertThat(rows).hasCount(2);
        assertThat(rows.first()).containsText("Room deleted");
        String live = rows.first().innerText();
        page.reload();
        assertEquals(live, rows.first().innerText(), "as the server paints it");
        page.click("[data-verify]");
        assertThat(page.locator("[data-verdict]")).containsText("The trail is whole");
        assertThat(page.locator("[data-verify]")).isEnabled();
        assertEquals(List.of(), troubles);
    }

    @Test
    void it_is_filtered_paged_and_taken_out() {
        RestClient ann = server().as("ann");
        String room = ann.newRoom("room");
        for (int i = 0; i < 60; i++) {
            ann.get("/api/rooms/" + room + "/export").expect(200);
        }
        Page page = signedIn("admin");
        page.navigate("/admin/audit");
        page.fill("#where", room);
        page.selectOption("#what", "room");
        page.click(".sieve button[type=submit]");
        Locator rows = page.locator("[data-acts] tr");
        assertThat(rows).hasCount(50);
        page.click("a[rel=next]");
        assertThat(rows).hasCount(11);
        assertThat(rows.last()).containsText("Room created");
        page.click("a[rel=prev]");
        assertThat(rows).hasCount(50);
        Download file = page.waitForDownload(() -> page.click("a[download] >> nth=0"));
        assertEquals("csv", file.suggestedFilename().replaceFirst(".*\\.", ""));
        page.fill("#who", "nobody-such");
        page.click(".sieve button[type=submit]");
        assertThat(page.locator("[data-none]")).isVisible();
        page.fill("#who", "no body");
        page.click(".sieve button[type=submit]");
        assertThat(page.locator("#error-person")).isVisible();
        assertThat(page.locator("#who")).isFocused();
    }

    @Test
    void how_it_looks() {
        Page light = signedIn("admin");
        light.navigate("/admin/audit");
        light.click("[data-verify]");
        assertThat(light.locator("[data-verdict]")).containsText("whole");
        painted(light);
        screenshot(light, "audit-1280-light");
        Page narrow = newPage(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setLocale("zh-CN")
                .setColorScheme(ColorScheme.DARK));
        signIn(narrow, "admin", "demo");
        narrow.navigate("/admin/audit");
        assertThat(narrow.locator("h1")).hasText("审计");
        assertEquals(390, narrow.evaluate("document.documentElement.scrollWidth"));
        painted(narrow);
        screenshot(narrow, "audit-390-dark-zh");
    }
}
