package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two administrators' pages of holds and exports, and a person's own data. */
class CompliancePageIT extends BrowserTest {
    private final RestClient ann = AtriumServer.shared().as("ann");
    private final String room = ann.newRoom("case");

    @Test
    void a_hold_is_put_and_lifted_and_another_administrator_sees_it() {
        Page console = signedIn("admin");
        List<String> troubles = troublesOf(console);
        Page other = console.context().newPage();
        other.navigate("/admin/holds");
        assertThat(other.locator("[data-holds][data-following]")).isVisible();
        console.navigate("/admin/holds");
        console.click("#place");
        assertThat(console.locator("#name")).hasAttribute("aria-invalid", "true");
        console.fill("#name", "Case " + room);
        console.fill("#reason", "a court has asked");
        console.fill("#rooms", room);
        console.click("#place");
        assertThat(console.locator("tr").filter(having("Case " + room)).filter(having("Lift")))
                .isVisible();
        assertThat(other.locator("tr").filter(having("Case " + room))).isVisible();
        pictures(console, "holds");
        console.locator("tr")
                .filter(having("Case " + room))
                .locator("button[name=lift]")
                .click();
        assertThat(console.locator("tr").filter(having("Case " + room)).filter(having("Lifted")))
                .isVisible();
        assertThat(other.locator("tr").filter(having("Case " + room)).filter(having("Lifted")))
                .isVisible();
        assertEquals(List.of(), troubles);
    }

    @Test
    void an_export_is_asked_for_followed_and_downloaded_by_who_says_who_they_are() {
        ann.post(
                        "/api/rooms/" + room + "/entries",
                        Json.createObjectBuilder().add("message", "kept words").build())
                .expect(201);
        Page console = signedIn("admin");
        List<String> troubles = troublesOf(console);
        console.navigate("/admin/exports");
        console.fill("#rooms", room);
        console.selectOption("#format", "eml");
        console.click("#ask");
        var row = console.locator("[data-job]").first();
        assertThat(row).containsText("Done");
        row.locator("[data-job-download]").click();
        console.fill("#who", "a guess");
        console.keyboard().press("Enter");
        assertThat(console.locator("#who-error")).hasText("This is not your password.");
        pictures(console, "exports");
        console.fill("#who", "demo");
        Download zip = console.waitForDownload(() -> console.keyboard().press("Enter"));
        assertTrue(zip.suggestedFilename().endsWith(".zip"), zip.suggestedFilename());
        assertThat(console.locator("dialog[open]")).hasCount(0);
        troubles.removeIf(trouble -> trouble.contains("422")); // the guess
        assertEquals(List.of(), troubles);
    }

    @Test
    void a_person_gets_their_own_data_on_their_settings_page() {
        Page bob = signedIn("bob");
        bob.navigate("/settings");
        bob.click("#own-ask");
        assertThat(bob.locator("[data-job]").first()).containsText("Done");
        bob.locator("[data-job-download]").first().click();
        bob.fill("#who", "demo");
        Download zip = bob.waitForDownload(() -> bob.keyboard().press("Enter"));
        assertTrue(zip.suggestedFilename().startsWith("own-data"), zip.suggestedFilename());
        bob.locator("#own-data").scrollIntoViewIfNeeded();
        pictures(bob, "own-data");
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private void pictures(Page page, String name) {
        for (int width : new int[] {1280, 390}) {
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                page.setViewportSize(width, width == 390 ? 844 : 900);
                screenshot(page, name + "-" + width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
            }
        }
        page.setViewportSize(1280, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }
}
