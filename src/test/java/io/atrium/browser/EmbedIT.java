package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.Portal;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A room in a portal's frame, and badges on its page. */
class EmbedIT extends BrowserTest {
    private final RestClient ann = AtriumServer.shared().as("ann");
    private String room;

    @BeforeEach
    void makeRoom() {
        room = ann.newRoom(Json.createObjectBuilder()
                .add("name", "e-" + UUID.randomUUID().toString().substring(0, 13))
                .add("title", "Front desk")
                .add("members", Json.createArrayBuilder().add("bob"))
                .build());
    }

    private String frame() {
        return "<h1>Our intranet</h1><iframe title='Atrium' width='100%' height='560' src='" + server().baseUrl()
                + "/embed/" + room + "'></iframe>";
    }

    private String badge(String show) {
        return "<script type=module src='" + server().baseUrl() + "/badge.js'></script><atrium-badge room='" + room
                + "' show='" + show + "'></atrium-badge>";
    }

    private static Page at(Portal portal, Page page) {
        page.navigate(portal.address());
        return page;
    }

    @Test
    void a_room_is_talked_in_from_a_frame_of_the_portal() {
        try (Portal portal = new Portal(frame())) {
            Page his = signedIn("bob");
            List<String> troubles = troublesOf(his);
            FrameLocator frame = at(portal, his).frameLocator("iframe");
            assertThat(frame.locator("main[data-connection=open]")).isVisible();
            assertThat(frame.locator(".rail")).isHidden();
            frame.locator("#message").fill("from the portal");
            frame.locator("#message").press("Enter");
            Talk hers = Talk.in(signedIn("ann"), room);
            assertThat(hers.texts()).hasText(new String[] {"from the portal"});
            hers.say("seen");
            assertThat(frame.locator(".msg .text").last()).hasText("seen");
            Page outside = his.waitForPopup(() -> frame.locator(".outward").click());
            assertEquals(server().baseUrl() + "/room/" + room, outside.url());
            assertEquals(List.of(), troubles);
        }
    }

    @Test
    void whoever_has_not_signed_in_does_so_beside_the_frame() {
        try (Portal portal = new Portal(frame())) {
            Page page = newPage();
            FrameLocator frame = at(portal, page).frameLocator("iframe");
            Page beside =
                    page.waitForPopup(() -> frame.locator("[data-sign-in]").click());
            beside.locator("#login").fill("bob");
            beside.locator("#password").fill("demo");
            beside.locator("#enter").click();
            beside.waitForURL("**/room/" + room);
            beside.close();
            page.bringToFront();
            page.reload();
            assertThat(frame.locator("main[data-connection=open]")).isVisible();
        }
    }

    @Test
    void a_badge_says_live_what_is_new_and_who_is_there() {
        try (Portal portal = new Portal(badge("new") + badge("online"))) {
            Page his = signedIn("bob");
            his.close();
            Page page = at(portal, his.context().newPage());
            Locator badges = page.locator("atrium-badge span");
            assertThat(badges.nth(0)).hasText("Nothing new in Front desk");
            assertThat(badges.nth(1)).hasText("0 online in Front desk");
            Talk hers = Talk.in(signedIn("ann"), room);
            hers.say("one");
            hers.say("two");
            assertThat(badges.nth(0)).hasText("2 new in Front desk");
            assertThat(badges.nth(1)).hasText("1 online in Front desk");
            Page opened = page.waitForPopup(
                    () -> page.locator("atrium-badge a").first().click());
            assertThat(opened.locator("main[data-connection=open]")).isVisible();
            assertThat(badges.nth(0)).hasText("Nothing new in Front desk");
        }
    }

    @Test
    void a_badge_shows_nothing_to_strangers() {
        try (Portal portal = new Portal(badge("online"))) {
            Page page = at(portal, newPage());
            page.waitForFunction("customElements.get('atrium-badge') !== undefined");
            assertThat(page.locator("atrium-badge a")).isHidden();
        }
    }

    @Test
    void no_other_page_may_frame_a_room_and_no_page_anything_else() throws Exception {
        HttpResponse<String> embedded = get("/embed/" + room);
        String policy = embedded.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.contains("frame-ancestors " + AtriumServer.PORTAL + ";"), policy);
        assertTrue(embedded.headers().firstValue("X-Frame-Options").isEmpty());
        for (String path : List.of("/signin", "/badge.js", "/embed/../signin")) {
            HttpResponse<String> answer = get(path);
            assertEquals("DENY", answer.headers().firstValue("X-Frame-Options").orElse(""), path);
            assertTrue(
                    answer.headers()
                            .firstValue("Content-Security-Policy")
                            .orElse("")
                            .contains("frame-ancestors 'none'"),
                    path);
        }
        HttpResponse<String> folded = get("/embed/..;/signin"); // one of ours, or none at all
        assertTrue(
                folded.headers().firstValue("X-Frame-Options").isPresent()
                        || !folded.body().contains("id=\"password\""),
                folded.body());
        HttpResponse<String> badge = get("/badge.js");
        assertTrue(badge.body().length() < 5 * 1024, "five kilobytes");
        assertEquals(
                "*", badge.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server().baseUrl() + path))
                                .build(),
                        BodyHandlers.ofString());
    }

    @Test
    void it_stands_well_in_frames_of_every_width() {
        Talk.post(ann, room, "Good morning", "The **badge printer** is back");
        try (Portal portal = new Portal(badge("new") + frame())) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                for (int width : new int[] {1280, 390}) {
                    Page page = at(portal, person("en-US", width, scheme, "bob"));
                    assertThat(page.frameLocator("iframe").locator("main[data-connection=open]"))
                            .isVisible();
                    screenshot(page, "embed-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
                }
            }
            Page stranger = at(portal, newPage());
            assertThat(stranger.frameLocator("iframe").locator("[data-sign-in]"))
                    .isVisible();
            screenshot(stranger, "embed-stranger-1280-light");
        }
    }
}
