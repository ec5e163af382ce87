package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The administrators' overview, while people talk. */
class OverviewIT extends BrowserTest {
    private static final Pattern NOT_ZERO = Pattern.compile("[1-9][0-9,]*");

    @Test
    void figures_move_when_somebody_talks_and_nothing_is_asked_for_again() {
        RestClient ann = AtriumServer.shared().as("ann");
        String room = ann.newRoom("seen");
        Page page = signedIn("admin");
        List<String> troubles = troublesOf(page);
        page.navigate("/admin/overview");
        assertThat(page.locator(".rail [aria-current=page]")).hasText("Overview");
        assertThat(page.locator("[data-total] [data-f=people]")).hasText(NOT_ZERO);
        assertThat(page.locator("tr[data-node]")).hasCount(1);
        assertThat(page.locator("tr[data-node] [data-f=state]")).hasText("Ready");
        assertThat(page.locator("tr[data-node] [data-drain]")).isEnabled();
        Talk.post(ann, room, 200);
        assertThat(page.locator("[data-total] [data-f=commit]")).hasText(Pattern.compile("[0-9.]*[1-9][0-9.]*"));
        Locator chart = page.locator("[data-chart] svg");
        assertThat(chart).hasAttribute("aria-label", Pattern.compile("Entries a second: .* now, .* at most"));
        page.locator("[data-line]").selectOption("commit_ms");
        assertThat(page.locator("[data-chart-title]")).hasText("Commit, ms");
        page.locator("[data-span='3600']").click();
        assertThat(page.locator("[data-span='3600']")).hasAttribute("aria-pressed", "true");
        assertEquals(List.of(), troubles);
    }

    @Test
    void a_node_is_chosen_and_has_its_own_chart_beside_the_sum() {
        Page page = signedIn("admin");
        List<String> troubles = troublesOf(page);
        page.navigate("/admin/overview");
        String node = page.locator("tr[data-node]").getAttribute("data-node");
        String name = page.locator("tr[data-node] [data-f=name]").innerText();
        assertThat(page.locator("[data-own]")).isHidden();
        page.locator("[data-of]").selectOption(node);
        assertThat(page.locator("[data-own-name]")).hasText(name);
        assertThat(page.locator("[data-own-chart] svg"))
                .hasAttribute("aria-label", Pattern.compile("Entries a second, .* now, .* at most"));
        screenshot(page, "overview-node-1280-light");
        page.locator("[data-span='3600']").click();
        assertThat(page.locator("[data-span='3600']")).hasAttribute("aria-pressed", "true");
        page.locator("[data-of]").selectOption("");
        assertThat(page.locator("[data-own]")).isHidden();
        assertEquals(List.of(), troubles);
        AtriumServer.shared().as("admin").get("/api/nodes/history?node=nobody").expect(404);
    }

    @Test
    void a_node_is_drained_only_after_a_question() {
        Page page = signedIn("admin");
        page.navigate("/admin/overview");
        page.locator("[data-drain]").click();
        assertThat(page.locator("[data-confirm]")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("[data-confirm]")).isHidden();
        assertThat(page.locator("tr[data-node] [data-f=state]")).hasText("Ready");
    }

    @Test
    void it_is_there_in_both_languages_light_and_dark_wide_and_narrow() {
        picture(1280, "en-US", ColorScheme.LIGHT, "overview-1280-light");
        picture(1280, "en-US", ColorScheme.DARK, "overview-1280-dark");
        picture(390, "zh-CN", ColorScheme.LIGHT, "overview-390-zh");
    }

    private void picture(int width, String locale, ColorScheme scheme, String name) {
        Page page = newPage(new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setLocale(locale)
                .setColorScheme(scheme));
        signIn(page, "admin", "demo");
        page.navigate("/admin/overview");
        assertThat(page.locator("h1")).hasText(locale.startsWith("zh") ? "概览" : "Overview");
        assertThat(page.locator("[data-chart] svg")).isVisible();
        screenshot(page, name);
    }
}
