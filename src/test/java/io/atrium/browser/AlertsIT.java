package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.atrium.testing.AtriumServer;
import jakarta.json.Json;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Searches that are kept, and the index they all are answered from. */
class AlertsIT extends SearchPages {
    @Test
    void an_alert_tells_of_what_matches_once_and_leads_there() {
        Page his = searching("bob", word);
        his.click("[data-keep]");
        Locator name = his.locator("[data-name]");
        assertThat(name).isFocused();
        name.fill("Pump " + word);
        name.press("Enter");
        Locator alert = his.locator("[data-alert]").filter(new Locator.FilterOptions().setHasText("Pump " + word));
        assertThat(alert).isVisible();
        assertThat(his.locator("[data-keep]")).hasAttribute("aria-pressed", "true");

        his.navigate("/lobby");
        Page second = his.context().newPage();
        second.navigate("/settings");
        his.bringToFront();
        assertThat(his.locator("[data-alert-news]")).isHidden();
        Talk.post(ann, room, "hot " + word);
        Locator toasts = his.locator(".toast").filter(new Locator.FilterOptions().setHasText(word));
        Locator others = second.locator(".toast").filter(new Locator.FilterOptions().setHasText(word));
        assertThat(his.locator("[data-alert-news]")).hasText("1");
        assertThat(second.locator("[data-alert-news]")).hasText("1");
        his.waitForCondition(() -> toasts.count() + others.count() == 1);
        Page shown = toasts.count() == 1 ? his : second;
        shown.locator(".toast a").click();
        shown.waitForURL("**/room/" + room + "?at=1");
        assertThat(shown.locator(".msg[data-seq='1']")).isFocused();
    }

    @Test
    void alerts_are_looked_at_deleted_and_brought_back() {
        AtriumServer.shared()
                .as("bob")
                .post("/api/alerts", Json.createObjectBuilder().add("q", word).build())
                .expect(201);
        Talk.post(ann, room, "hot " + word);
        Page shown = signedIn("bob");
        shown.navigate("/search");
        assertThat(alert(shown).locator(".badge")).hasText("1");
        alert(shown).locator("a").click();
        assertThat(hits(shown)).hasCount(1);
        assertThat(alert(shown).locator(".badge")).hasCount(0);
        alert(shown).locator("[data-delete]").click();
        assertThat(alert(shown)).hasCount(0);
        shown.locator(".toast button").click();
        assertThat(alert(shown)).hasCount(1);
        alert(shown).locator("[data-delete]").click();
        assertThat(alert(shown)).hasCount(0);
        Talk.post(AtriumServer.shared().as("ann"), room, "hotter " + word);
        assertThat(hits(shown)).hasCount(2);
        assertThat(shown.locator(".toast").filter(new Locator.FilterOptions().setHasText("hotter")))
                .hasCount(0);
    }

    @Test
    void administrators_see_the_index_and_build_it_anew() {
        Page office = signedIn("admin");
        office.navigate("/admin/search");
        assertThat(office.locator("[data-state]")).hasText("Up to date");
        assertThat(office.locator("[data-entries]")).hasText(Pattern.compile("\\d"));
        office.click("[data-rebuild]");
        office.click("[data-confirm] [value=no]");
        assertThat(office.locator("[data-confirm]")).isHidden();
        office.click("[data-rebuild]");
        office.click("[data-confirm] [value=yes]");
        assertThat(office.locator("[data-state]")).hasText("Up to date");
        Page his = signedIn("bob");
        assertEquals(403, his.navigate("/admin/search").status());
    }

    private Locator alert(Page page) {
        return page.locator("[data-alert]").filter(new Locator.FilterOptions().setHasText(word));
    }
}
