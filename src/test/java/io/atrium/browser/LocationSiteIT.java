package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What lies under a location room's map, and how it all looks. */
class LocationSiteIT extends BrowserTest {
    private static final String PLAN =
            "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20width='400'%20height='300'%3E"
                    + "%3Crect%20width='400'%20height='300'%20fill='none'%20stroke='gray'/%3E%3C/svg%3E";

    /** The wizard's way forward. */
    private static final String ON = "[data-main]";

    @Test
    void a_plan_of_the_site_lies_where_its_points_belong() {
        String room = newRoom(
                "{\"base\":\"image\",\"image\":\"" + PLAN + "\","
                        + "\"anchors\":[{\"x\":0,\"y\":300,\"latitude\":53.5500,\"longitude\":9.9900},{\"x\":400,\"y\":0,\"latitude\":53.5518,\"longitude\":9.9940}]}");
        say(room, MapPage.position(53.5500, 9.9900));
        Page page = MapPage.open(signedIn("bob"), room);
        List<String> troubles = troublesOf(page);
        assertThat(MapPage.face(page, "ann")).isVisible();
        assertThat(page.locator(".plan")).isVisible();
        BoundingBox plan = page.locator(".plan").boundingBox();
        BoundingBox face = MapPage.face(page, "ann").boundingBox();
        assertTrue(plan.width > 100, "the plan is " + plan.width + " px wide");
        assertEquals(plan.x, face.x + face.width / 2, 3);
        assertEquals(plan.y + plan.height, face.y + face.height / 2, 3);
        assertEquals(List.of(), troubles);
    }

    @Test
    void the_wizard_asks_for_a_plan_and_where_it_lies() {
        String name = "plan-" + UUID.randomUUID();
        Page page = signedIn("cho");
        page.navigate("/new");
        page.locator("label.card:has(input[value=location])").click();
        page.locator(ON).click();
        page.locator("#title").fill("Plan");
        page.locator("#name").fill(name);
        page.locator(ON).click();
        page.locator("input[name='settings.base'][value=image]").check();
        page.locator(ON).click();
        assertThat(page.locator("#settings-image-says")).containsText("an image is to be the base");
        page.locator("#settings-image").fill(PLAN);
        for (int row = 0; row < 2; row++) {
            page.locator("#settings-anchors-add").click();
            String cell = "#settings-anchors-" + row + "-";
            page.locator(cell + "x").fill(row == 0 ? "0" : "400");
            page.locator(cell + "y").fill(row == 0 ? "300" : "0");
            page.locator(cell + "latitude").fill(row == 0 ? "53.55" : "53.5518");
            page.locator(cell + "longitude").fill(row == 0 ? "9.99" : "9.994");
        }
        painted(page);
        screenshot(page, "location-wizard");
        for (String step : List.of("people", "check")) {
            page.locator(ON).click();
            assertThat(page.locator("#wizard[data-step=" + step + "]")).isAttached();
        }
        page.locator(ON).click();
        page.waitForURL("**/room/" + name);
        assertThat(page.locator(".plan")).isVisible();
    }

    @Test
    void the_pictures_of_the_demonstration() {
        shoot("en-GB", "en", 1280, 800, ColorScheme.LIGHT, "location-1280-light");
        shoot("en-GB", "en", 1280, 800, ColorScheme.DARK, "location-1280-dark");
        shoot("en-GB", "en", 390, 844, ColorScheme.LIGHT, "location-390-light");
        shoot("zh-CN", "zh", 1280, 800, ColorScheme.LIGHT, "location-zh-1280-light");
        shoot("zh-CN", "zh", 390, 844, ColorScheme.DARK, "location-zh-390-dark");
    }

    private void shoot(String locale, String language, int width, int height, ColorScheme scheme, String name) {
        Page page = newPage(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale(locale)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setColorScheme(scheme));
        signIn(page, "ann", "demo");
        List<String> troubles = troublesOf(page);
        MapPage.open(page, "field-service");
        assertThat(page.locator("html")).hasAttribute("lang", Pattern.compile(language + ".*"));
        assertThat(MapPage.face(page, "bob")).isVisible();
        assertThat(page.locator(".trail").first()).isAttached();
        painted(page);
        screenshot(page, name);
        page.locator("[data-do=share]").click();
        assertThat(page.locator("[data-share-dialog]")).isVisible();
        screenshot(page, name + "-dialog");
        page.locator("[data-share-cancel]").click();
        if (width < 1024) {
            page.locator("[data-drawer]").click();
            screenshot(page, name + "-drawer");
            MapPage.row(page, "cho").click();
            assertThat(page.locator("[data-followed]")).containsText("Cho");
            assertThat(page.locator("#drawer")).isHidden();
            screenshot(page, name + "-followed");
        }
        assertNoOverflow(page);
        assertEquals(List.of(), troubles);
        page.context().close();
    }

    private static void assertNoOverflow(Page page) {
        assertEquals(
                Boolean.TRUE,
                page.evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
    }

    private RestClient ann() {
        return server().as("ann");
    }

    private String newRoom(String settings) {
        return ann().newRoom(Json.createObjectBuilder()
                .add("name", "location-" + UUID.randomUUID())
                .add("title", "North")
                .add("kind", "location")
                .add("settings", Json.createReader(new StringReader(settings)).readObject())
                .build());
    }

    private void say(String room, JsonObjectBuilder position) {
        ann().post("/api/rooms/" + room + "/entries", position.build()).expect(201);
    }
}
