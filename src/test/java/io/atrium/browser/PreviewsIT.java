package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import io.atrium.testing.Wiki;
import jakarta.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the page says of itself that a message links to. The page is one of this test's, on this machine. */
class PreviewsIT extends BrowserTest {

    private final RestClient ann = AtriumServer.shared().as("ann");
    private final Wiki wiki = new Wiki();
    private String room;

    @AfterAll
    void stop() {
        wiki.close();
    }

    @BeforeEach
    void makeRoom() {
        room = ann.newRoom(Json.createObjectBuilder()
                .add("name", "p-" + UUID.randomUUID().toString().substring(0, 13))
                .add("members", Json.createArrayBuilder().add("bob"))
                .build());
    }

    @Test
    void both_see_it_and_the_page_was_asked_once() {
        String link = wiki.base() + "/pump/" + room;
        Talk hers = Talk.in(signedIn("ann"), room);
        Talk his = Talk.in(signedIn("bob"), room);
        List<String> troubles = troublesOf(his.page());
        hers.say("look at " + link + ".");
        for (Talk talk : List.of(hers, his)) {
            Locator card = talk.rows().first().locator("a.preview");
            assertThat(card.locator("b")).hasText("Pump 3 <script>alert(1)</script>");
            assertThat(card.locator("small")).hasText("Works wiki");
            assertThat(card).hasAttribute("href", link);
        }
        his.page().reload();
        assertThat(his.rows().first().locator("a.preview")).isVisible();
        assertEquals(1, wiki.asked());
        hers.page().press("#message", "ArrowUp");
        hers.page().fill("#message", "nothing to see");
        hers.page().press("#message", "Enter");
        assertThat(his.texts().first()).hasText("nothing to see");
        assertThat(his.rows().first().locator("a.preview")).hasCount(0);
        assertEquals(List.of(), troubles);
    }

    @Test
    void both_see_its_picture_where_nothing_moves_as_it_comes() {
        String link = wiki.base() + "/pictured/" + room;
        Talk hers = Talk.in(signedIn("ann"), room);
        Talk his = Talk.in(signedIn("bob"), room);
        List<String> troubles = troublesOf(his.page());
        List<Route> held = new CopyOnWriteArrayList<>();
        // Its place is there before it is.
        his.page().route("**/preview/picture*", route -> held.add(route));
        hers.say("look at " + link);
        Locator place = his.rows().first().locator("a.preview img");
        assertThat(place).isVisible();
        double before = place.boundingBox().height;
        assertEquals(190, before, 1);
        his.page().waitForCondition(() -> !held.isEmpty());
        held.forEach(Route::resume);
        assertTrue((Boolean) place.evaluate("img => img.decode().then(() => true)"));
        assertEquals(before, place.boundingBox().height, 0.5);
        his.page().unroute("**/preview/picture*");
        for (Talk talk : List.of(hers, his)) {
            Locator picture = talk.rows().first().locator("a.preview img");
            assertThat(picture).hasAttribute("alt", "A pump <b>with</b> two valves");
            assertThat(picture).hasAttribute("width", "317");
            assertTrue((Boolean) picture.evaluate("img => img.decode().then(() => img.naturalWidth === 720)"));
        }
        hers.say("and " + wiki.base() + "/portrait/" + room);
        assertThat(his.rows().last().locator("a.preview.beside img")).hasAttribute("alt", "Picture from Works wiki");
        assertEquals(2, wiki.picturesAsked());
        assertEquals(List.of(), troubles);
    }

    @Test
    void it_stands_well_on_every_screen() {
        Talk.post(
                ann,
                room,
                "The pump again: " + wiki.base() + "/pump/7 - who has a minute?",
                "I do, " + wiki.base() + "/pictured/7 says how",
                "See also " + wiki.base() + "/portrait/7");
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : new int[] {1280, 390}) {
                Page page = person("en-US", width, scheme, "bob");
                Talk talk = Talk.in(page, room);
                assertThat(talk.rows().locator("a.preview")).hasCount(3);
                page.waitForFunction("[...document.querySelectorAll('.preview img')].every((img) => img.complete)");
                picture(page, "preview-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
            }
        }
    }
}
