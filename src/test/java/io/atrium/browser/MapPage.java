package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;

/** A location room's page, for tests. */
final class MapPage {
    private MapPage() {}

    static Locator face(Page page, String login) {
        return page.locator("[data-face=" + login + "] b");
    }

    static Locator row(Page page, String login) {
        return page.locator("[data-person=" + login + "]");
    }

    static Page open(Page page, String room) {
        page.navigate("/room/" + room);
        assertThat(page.locator("main[data-connection=open]"))
                .isAttached(new LocatorAssertions.IsAttachedOptions().setTimeout(30_000));
        return page;
    }

    static JsonObjectBuilder position(double latitude, double longitude) {
        return Json.createObjectBuilder().add("latitude", latitude).add("longitude", longitude);
    }
}
