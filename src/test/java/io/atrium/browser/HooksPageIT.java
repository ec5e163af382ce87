package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A keeper makes a webhook; everybody sees what it says. */
class HooksPageIT extends BrowserTest {
    @Test
    void a_webhook_is_made_shown_once_speaks_under_its_name_and_is_revoked() throws Exception {
        String room = AtriumServer.shared().as("ann").newRoom("h");
        Talk hers = Talk.in(signedIn("ann"), room);
        Talk his = Talk.in(signedIn("bob"), room);
        assertThat(his.page().locator("[data-hooks]")).isHidden();
        hers.say("before");
        Page page = hers.page();
        page.locator("[data-hooks]").click();
        assertThat(page.locator("[data-hooks-none]")).isVisible();
        page.fill("#hook-name", "Build server");
        page.keyboard().press("Enter");
        Locator address = page.locator("#hook-address");
        assertThat(address).hasValue(Pattern.compile("^http.*/hooks/.+"));
        assertThat(page.locator("[data-hook]")).containsText("Build server");
        assertThat(page.locator("[data-hook]")).containsText("never used");
        String url = address.inputValue();
        assertEquals(200, post(url, "{\"text\":\"Build *7* passed\"}"));
        Locator row = his.row("Build 7 passed");
        assertThat(row.locator(".who b")).hasText("Build server");
        assertThat(row.locator(".who small")).hasText("webhook");
        assertThat(row.locator(".text strong")).hasText("7");
        his.page().reload();
        assertThat(row.locator(".who b")).hasText("Build server");
        assertThat(row.locator(".who small")).hasText("webhook");

        page.locator("[data-hook] button").click();
        assertThat(page.locator("[data-hook]")).hasCount(0);
        assertEquals(404, post(url, "{\"text\":\"late\"}"));
        page.keyboard().press("Escape");
        page.locator("[data-hooks]").click();
        assertThat(page.locator("[data-hooks-made]")).isHidden();
    }

    private static int post(String url, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
