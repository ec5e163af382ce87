package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How search looks: its page, the field with what it finds, the entry one jumps to, the index. */
class SearchPicturesIT extends BrowserTest {
    @Test
    void the_pictures_of_the_demonstration() {
        RestClient bob = AtriumServer.shared().as("bob");
        SearchPages.forgetAlerts(bob);
        bob.post("/api/alerts", alert("Boiler outlet", "boiler outlet")).expect(201);
        bob.post("/api/alerts", alert("Handover", "handover in:operations")).expect(201);
        shoot("en-GB", 1280, ColorScheme.LIGHT, "search-1280-light");
        shoot("en-GB", 1280, ColorScheme.DARK, "search-1280-dark");
        shoot("en-GB", 390, ColorScheme.LIGHT, "search-390-light");
        shoot("en-GB", 390, ColorScheme.DARK, "search-390-dark");
        shoot("zh-CN", 1280, ColorScheme.LIGHT, "search-zh-1280-light");
    }

    @Test
    void the_pictures_of_the_index() {
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            Page page = person("en-GB", 1280, scheme, "admin");
            page.navigate("/admin/search");
            assertThat(page.locator("[data-state]")).hasText("Up to date");
            screenshot(page, "search-index-" + scheme.name().toLowerCase(Locale.ROOT));
            page.context().close();
        }
    }

    private void shoot(String locale, int width, ColorScheme scheme, String name) {
        Page page = person(locale, width, scheme, "bob");
        List<String> troubles = troublesOf(page);
        page.navigate("/search");
        assertThat(page.locator("html")).hasAttribute("lang", Pattern.compile(locale.substring(0, 2) + ".*"));
        picture(page, name + "-empty");
        page.fill("#q", "the");
        assertThat(page.locator(".searched .hit").first()).isVisible();
        picture(page, name);
        page.fill("#q", "the kind:chess");
        assertThat(page.locator("#q-wrong")).isVisible();
        page.fill("#q", "pump from:");
        picture(page, name + "-offers");
        page.fill("#q", "xylophone");
        assertThat(page.locator("[data-none]")).isVisible();
        picture(page, name + "-none");

        page.navigate("/room/operations");
        page.locator(".bar [data-seek]").click();
        page.keyboard().type("the");
        assertThat(page.locator("[data-hits] [role=option]").first()).isVisible();
        page.keyboard().press("ArrowDown");
        picture(page, name + "-field");
        page.locator("[data-hits] [role=option] a")
                .first()
                .click(); // what is marked may be overtaken by what comes live
        assertThat(page.locator(".msg:focus")).isVisible();
        picture(page, name + "-jump");
        assertEquals(List.of(), troubles);
        page.context().close();
    }

    private static JsonObject alert(String name, String q) {
        return Json.createObjectBuilder().add("name", name).add("q", q).build();
    }
}
