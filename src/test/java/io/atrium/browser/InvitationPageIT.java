package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import jakarta.json.Json;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A keeper makes a link; who follows it signs in first, and joins. */
class InvitationPageIT extends BrowserTest {
    @Test
    void a_link_is_made_followed_counted_and_revoked() {
        String room = AtriumServer.shared()
                .as("ann")
                .newRoom(Json.createObjectBuilder()
                        .add("name", "v" + Long.toString(System.nanoTime(), 36))
                        .add("title", "Behind doors")
                        .add("visibility", "private")
                        .build());
        Page page = Talk.in(signedIn("ann"), room).page();
        page.locator("[data-invite]").click();
        assertThat(page.locator("[data-invite-none]")).isVisible();
        page.locator("#invite-uses").selectOption("5");
        page.locator("[data-invite-new] [type=submit]").click();
        Locator address = page.locator("#invite-address");
        assertThat(address).hasValue(Pattern.compile("^http.*/join/.+"));
        assertThat(page.locator("[data-invitation]")).containsText("used 0 of 5 times");

        Page his = newPage();
        his.navigate(address.inputValue());
        his.locator("#login").fill("bob");
        his.locator("#password").fill("demo");
        his.locator("#enter").click();
        assertThat(his.locator("[data-room-title]")).hasText("Behind doors");
        his.locator("#join").click();
        new Talk(his, room).connected();
        assertThat(his.locator("h1")).hasText("Behind doors");
        assertThat(page.locator(".drawer li[data-login=bob]")).isVisible();

        page.keyboard().press("Escape");
        page.locator("[data-invite]").click();
        assertThat(page.locator("[data-invitation]")).containsText("used 1 of 5 times");
        assertThat(page.locator("[data-invite-made]")).isHidden();
        page.locator("[data-invitation] button").click();
        assertThat(page.locator("[data-invitation]")).hasCount(0);
        his.navigate(address.inputValue());
        assertThat(his.locator("[data-refused]")).hasText("This invitation was revoked.");
    }
}
