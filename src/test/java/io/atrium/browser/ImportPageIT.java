package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.atrium.imports.Archives;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.BrowserTest;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An administrator brings history; another sees it come. */
class ImportPageIT extends BrowserTest {
    private String tag;

    @BeforeEach
    void name() {
        tag = UUID.randomUUID().toString().replace("-", "").substring(0, 10);
    }

    private static Locator row(Page page, String name) {
        return page.locator("tr[data-import-id]").filter(new Locator.FilterOptions().setHasText(name));
    }

    private Page reported(int width, ColorScheme scheme) {
        Page page = person("en-GB", width, scheme, "admin");
        page.navigate("/admin/import");
        String archive = "history-" + tag + ".zip";
        page.setInputFiles(
                "#archive",
                new FilePayload(
                        archive,
                        "application/zip",
                        Archives.slack(tag)
                                .with("gen-" + tag + "/2017-07-13.json", "[{\"type\": broken")
                                .with("../../etc/passwd", "root")
                                .zip()));
        page.click("[data-bring] [type=submit]");
        page.waitForURL(Pattern.compile(".*import=.*"));
        assertThat(row(page, archive).locator("[data-import-chip]")).hasText("Waits for you");
        assertThat(page.locator("#notes-title")).isVisible();
        return page;
    }

    @Test
    void it_is_looked_at_begun_and_seen_to_come() {
        Page page = reported(1280, ColorScheme.LIGHT);
        List<String> troubles = troublesOf(page);
        assertThat(page.locator("section[aria-labelledby=notes-title]")).containsText("../../etc/passwd");
        assertThat(page.locator("section[aria-labelledby=planned-rooms]")).containsText("gen-" + tag);
        screenshot(page, "import-report-1280-light");
        Page other = signedIn("admin");
        other.navigate("/admin/import");
        assertThat(row(other, tag).locator("[data-import-chip]")).hasText("Waits for you");
        page.click("[data-import-start]");
        assertThat(page.locator("[data-import-confirm] h2")).containsText("history-" + tag + ".zip");
        page.click("[data-import-confirm] button[value=yes]");
        assertThat(row(page, tag).locator("[data-import-chip]")).hasText("Done");
        assertThat(row(other, tag).locator("[data-import-chip]")).hasText("Done");
        assertThat(page.locator("#made-title")).isVisible();
        screenshot(page, "import-done-1280-light");
        page.navigate("/room/gen-" + tag);
        assertThat(page.locator("main").filter(new Locator.FilterOptions().setHasText("mind the")))
                .isVisible();
        screenshot(page, "import-room-1280-light");
        assertEquals(List.of(), troubles);
    }

    @Test
    void it_is_ended() {
        Page page = reported(390, ColorScheme.DARK);
        screenshot(page, "import-report-390-dark");
        page.click("[data-import-cancel]");
        assertThat(row(page, tag).locator("[data-import-chip]")).hasText("Cancelled");
        assertThat(page.locator("[data-import-cancel]").filter(new Locator.FilterOptions().setHasText(tag)))
                .hasCount(0);
    }

    @Test
    void what_is_no_archive_is_said() {
        Page page = person("en-GB", 390, ColorScheme.LIGHT, "admin");
        page.navigate("/admin/import");
        page.setInputFiles("#archive", new FilePayload(tag + ".zip", "application/zip", new byte[] {'P', 'K', 3, 4}));
        page.click("[data-bring] [type=submit]");
        assertThat(row(page, tag).locator("[data-import-chip]")).hasText("Failed");
        assertThat(page.locator(".banner.alarm")).containsText("broken");
        screenshot(page, "import-failed-390-light");
    }

    @Test
    void dark_and_wide() {
        Page page = reported(1280, ColorScheme.DARK);
        screenshot(page, "import-report-1280-dark");
        page.click("[data-import-cancel]");
        assertThat(row(page, tag).locator("[data-import-chip]")).hasText("Cancelled");
    }

    @Test
    void who_is_in_a_room_that_takes_history_in_sees_it() {
        var admin = AtriumServer.shared().as("admin");
        admin.newRoomNamed("gen-" + tag);
        Page bob = signedIn("bob");
        bob.navigate("/room/gen-" + tag);
        assertThat(bob.locator("main[data-connection=open]")).isVisible();
        Page page = person("en-GB", 1280, ColorScheme.LIGHT, "admin");
        page.navigate("/admin/import");
        page.setInputFiles(
                "#archive",
                new FilePayload(
                        "merged-" + tag + ".zip",
                        "application/zip",
                        Archives.slack(tag).zip()));
        page.check("[name=merge]");
        page.click("[data-bring] [type=submit]");
        page.waitForURL(Pattern.compile(".*import=.*"));
        page.click("[data-import-start]");
        page.click("[data-import-confirm] button[value=yes]");
        assertThat(row(page, tag).locator("[data-import-chip]")).hasText("Done");
        Await.until("bob sees it", () -> bob.locator("main").textContent().contains("mind the"));
    }
}
