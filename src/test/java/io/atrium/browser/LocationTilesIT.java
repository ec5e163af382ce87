package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import jakarta.json.Json;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** A location room on a server whose operator has named a map server. */
class LocationTilesIT extends BrowserTest {
    private static final byte[] PIXEL = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @Override
    protected AtriumServer server() {
        return AtriumServer.spare();
    }

    @Test
    void the_intranets_tiles_lie_under_the_map_and_nobody_else_is_asked_for_any() {
        server().as("ann")
                .newRoom(Json.createObjectBuilder()
                        .add("name", "tiled")
                        .add("kind", "location")
                        .add("settings", Json.createObjectBuilder().add("base", "tiles"))
                        .build());
        server().as("ann")
                .post("/api/rooms/tiled/entries", MapPage.position(53.55, 10).build())
                .expect(201);
        Page page = signedIn("bob");
        List<String> troubles = troublesOf(page);
        Set<String> foreign = ConcurrentHashMap.newKeySet();
        page.onRequest(request -> {
            if (request.url().startsWith("http") && !request.url().startsWith(server().baseUrl())) {
                foreign.add(request.url());
            }
        });
        page.route(
                "https://tiles.example/**",
                route -> route.fulfill(
                        new Route.FulfillOptions().setContentType("image/png").setBodyBytes(PIXEL)));
        MapPage.open(page, "tiled");
        assertThat(MapPage.face(page, "ann")).isVisible();
        assertThat(page.locator(".leaflet-tile-loaded").first()).isVisible();
        assertThat(page.locator(".credit")).hasText("<b>Ours</b>");
        assertThat(page.locator(".grid")).hasCount(0);
        assertThat(page.locator(".leaflet-control-scale-line")).isVisible();
        assertTrue(
                foreign.stream()
                        .allMatch(url -> url.matches(
                                "https://tiles\\.example/17/\\d+/\\d+\\.png|https://tiles\\.example/2/\\d/\\d\\.png")),
                foreign.toString());
        assertEquals(List.of(), troubles);
    }
}
