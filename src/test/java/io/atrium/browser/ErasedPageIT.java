package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Somebody is erased while others have their messages before them. */
class ErasedPageIT extends BrowserTest {
    private final AtriumServer server = AtriumServer.shared();
    private final String login = "gone" + UUID.randomUUID().toString().substring(0, 8);
    private final RestClient admin = server.as("admin");
    private final String room = server.as("ann").newRoom("left");

    @Test
    void an_open_page_names_them_no_more_without_a_reload() {
        leaverSays("bye all");
        Talk hers = Talk.in(signedIn("ann"), room);
        hers.say("bye @" + login + " and thanks");
        assertThat(hers.row("and thanks")).isVisible();
        Locator row = hers.page().locator(".msg[data-seq='1']");
        assertThat(row.locator(".who b")).hasText("Lea Verson");
        hers.page().evaluate("window.stays = true");
        admin.post(
                        "/api/jobs/erasure",
                        Json.createObjectBuilder()
                                .add("login", login)
                                .add("confirm", login)
                                .build())
                .expect(202);
        assertThat(row).hasAttribute("data-from", Pattern.compile("former-\\d+"));
        assertThat(row.locator(".who b")).containsText("Former colleague");
        // The list of people is drawn anew as others come.
        Talk.in(signedIn("bob"), room);
        assertThat(hers.page().locator(".drawer [data-login=bob]")).hasCount(1);
        assertThat(hers.page().locator("main")).not().containsText(login);
        assertThat(hers.page().locator("[data-login='" + login + "'], [data-avatar-of='" + login + "']"))
                .hasCount(0);
        assertThat(hers.page().locator(".msg", new Page.LocatorOptions().setHasText("bye @former-")))
                .hasCount(1);
        assertEquals(true, hers.page().evaluate("window.stays"));
        screenshot(hers.page(), "erased-live-1280");
    }

    private void leaverSays(String text) {
        String password = admin.post(
                        "/api/users",
                        Json.createObjectBuilder()
                                .add("login", login)
                                .add("name", "Lea Verson")
                                .add("role", "member")
                                .build())
                .expect(201)
                .json()
                .getString("password");
        RestClient.signIn(server, login, password)
                .post(
                        "/api/rooms/" + room + "/entries?enter=true",
                        Json.createObjectBuilder().add("message", text).build())
                .expect(201);
    }
}
