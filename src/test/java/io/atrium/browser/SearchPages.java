package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;

/** A room in which somebody says a word that nobody else says, and the page of search. */
abstract class SearchPages extends BrowserTest {
    protected RestClient ann;
    protected String room;
    /** That nobody else says. */
    protected String word;

    @BeforeEach
    void makeRoom() {
        ann = AtriumServer.shared().as("ann");
        word = "w" + Long.toString(System.nanoTime(), 36);
        room = ann.newRoom("s" + word);
        forgetAlerts(AtriumServer.shared().as("bob"));
    }

    /** What somebody kept before. */
    static void forgetAlerts(RestClient person) {
        person.get("/api/alerts")
                .json()
                .getJsonArray("alerts")
                .getValuesAs(JsonObject.class)
                .forEach(alert ->
                        person.delete("/api/alerts/" + alert.getInt("id")).expect(204));
    }

    protected Page searching(String login, String q) {
        Page page = signedIn(login);
        page.navigate("/search");
        page.fill("#q", q);
        assertThat(page.locator("[data-head]")).isVisible();
        return page;
    }

    protected static Locator hits(Page page) {
        return page.locator(".searched .hits > .hit");
    }

    protected void change(String frame) {
        ann.send("POST", "/api/rooms/" + room + "/entries", frame).expect(201);
    }
}
