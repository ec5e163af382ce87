package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RoomClient;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What is in force, and what an administrator changes of it while Atrium runs. */
class SettingsInForceIT extends BrowserTest {
    private final AtriumServer server = AtriumServer.tuned();

    @Override
    protected AtriumServer server() {
        return server;
    }

    @Test
    void what_is_in_force_and_where_it_comes_from() {
        Page page = signedIn("admin");
        page.navigate("/admin/settings");
        assertThat(row(page, "ATRIUM_SEARCH")).containsText("false");
        assertThat(row(page, "ATRIUM_SEARCH")).containsText("environment variable");
        assertThat(row(page, "ATRIUM_MAX_FRAME")).containsText("65536");
        assertThat(row(page, "ATRIUM_MAX_FRAME")).containsText("default");
        assertThat(row(page, "ATRIUM_DB_PASSWORD")).containsText("not set");
        assertThat(row(page, "ATRIUM_MAX_FRAME").locator("input[type=number]")).hasCount(0);
        Page bob = signedIn("bob");
        assertTrue(bob.navigate("/admin/settings").status() == 403);
    }

    @Test
    void what_is_changed_holds_for_who_comes_from_then_on_until_it_is_taken_back() {
        Page page = signedIn("admin");
        page.navigate("/admin/settings");
        set(page, "ATRIUM_RATE_BURST", "1");
        set(page, "ATRIUM_RATE_LIMIT", "1");
        assertThat(row(page, "ATRIUM_RATE_LIMIT")).containsText("set here by admin");
        String room = server.as("ann").newRoom("slow");
        try (RoomClient ann = RoomClient.join(server.as("ann"), room)) {
            ann.sendText("{\"message\":\"one\"}");
            ann.sendText("{\"message\":\"two\"}");
            ann.await("a refusal", frame -> frame.toString().contains("rate_limited"));
        }
        page.click("button[name=reset][value=ATRIUM_RATE_LIMIT]");
        page.click("button[name=reset][value=ATRIUM_RATE_BURST]");
        assertThat(page.locator("button[name=reset]")).hasCount(0);
        assertThat(row(page, "ATRIUM_RATE_LIMIT").locator("input[type=number]")).hasValue("20");
        assertThat(row(page, "ATRIUM_RATE_LIMIT")).containsText("default");
    }

    @Test
    void what_makes_no_sense_is_refused_at_its_field_and_changes_nothing() {
        Page page = signedIn("admin");
        page.navigate("/admin/settings");
        row(page, "ATRIUM_OUTBOX_BYTES").locator("form").evaluate("form => form.noValidate = true");
        row(page, "ATRIUM_OUTBOX_BYTES").locator("input[type=number]").fill("5");
        row(page, "ATRIUM_OUTBOX_BYTES").locator("button[name=set]").click();
        assertThat(page.locator("#error-ATRIUM_OUTBOX_BYTES")).containsText("65,536");
        assertThat(row(page, "ATRIUM_OUTBOX_BYTES").locator("input[type=number]"))
                .hasValue("5");
        page.navigate("/admin/settings"); // to load it anew would send the form again
        assertThat(row(page, "ATRIUM_OUTBOX_BYTES").locator("input[type=number]"))
                .hasValue("1048576");
    }

    @Test
    void how_it_looks() {
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            for (int width : new int[] {1280, 390}) {
                Page page = person(width == 390 ? "zh-CN" : "en-GB", width, scheme, "admin");
                page.navigate("/admin/settings");
                picture(page, "inforce-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
                page.context().close();
            }
        }
    }

    private static void set(Page page, String variable, String value) {
        row(page, variable).locator("input[type=number]").fill(value);
        row(page, variable).locator("button[name=set]").click();
        assertThat(page.locator(".banner[role=status]")).containsText("on all nodes");
        assertThat(row(page, variable).locator("input[type=number]")).hasValue(value);
    }

    private static Locator row(Page page, String variable) {
        return page.locator("tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("td.mono")
                                .getByText(variable, new Locator.GetByTextOptions().setExact(true))));
    }
}
