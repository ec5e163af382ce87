package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a person does with their account. On a server behind a proxy that says who asks: guessing slows an address. */
class AccountsIT extends BrowserTest {
    private static final Pattern SIGN_IN = Pattern.compile("/signin(\\?.*)?$");

    private final AtriumServer server = AtriumServer.tuned();

    @Override
    protected AtriumServer server() {
        return server;
    }

    @Test
    void signing_in_leads_on_under_a_new_session_that_signing_out_ends() {
        Page page = newPage();
        page.context().addCookies(List.of(new Cookie("ATRIUM", "planted").setUrl(server.baseUrl())));
        page.navigate("/settings");
        assertThat(page).hasURL(SIGN_IN);
        enter(page, "Ann", "demo");
        assertThat(page).hasURL(server.baseUrl() + "/settings");
        Cookie session = session(page);
        assertNotEquals("planted", session.value);
        assertTrue(session.httpOnly);
        assertEquals(SameSiteAttribute.LAX, session.sameSite);

        Page second = page.context().newPage();
        second.navigate("/room/operations");
        page.click("header form[action$='/signout'] button");
        assertThat(page).hasURL(SIGN_IN);
        assertThat(second).hasURL(SIGN_IN);
        page.context().addCookies(List.of(session));
        page.navigate("/settings");
        assertThat(page).hasURL(SIGN_IN);
    }

    @Test
    void nobody_is_led_to_another_site() {
        for (String elsewhere :
                List.of("https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)")) {
            Page page = newPage();
            page.navigate("/signin?next=" + URLEncoder.encode(elsewhere, StandardCharsets.UTF_8));
            enter(page, "ann", "demo");
            assertThat(page.locator("h1")).hasText("Lobby");
            assertTrue(page.url().startsWith(server.baseUrl() + "/"), page.url());
        }
    }

    @Test
    void guessing_learns_nothing_and_is_slowed() {
        Page page = newPage();
        page.context().setExtraHTTPHeaders(Map.of("X-Forwarded-For", "192.0.2.7"));
        page.navigate("/signin");
        enter(page, "admin", "wrong");
        String wrongPassword = page.locator("#error-password").textContent();
        assertThat(page.locator("#login")).hasValue("admin");
        assertThat(page.locator("#password")).hasValue("");
        enter(page, "nobody", "wrong");
        assertEquals(wrongPassword, page.locator("#error-password").textContent());
        assertEquals("Login and password do not match.", wrongPassword.strip());
        int attempts = 2;
        Locator slowed = page.locator("#error-password", new Page.LocatorOptions().setHasText("Too many attempts"));
        while (slowed.count() == 0 && attempts < 12) {
            enter(page, "nobody", "wrong");
            attempts++;
        }
        assertThat(slowed).isVisible();
        assertTrue(attempts > 5, "slowed after " + attempts);
        signIn(newPage(), "admin", "demo");
    }

    @Test
    void a_new_password_ends_the_other_sessions() {
        Page page = signedIn("cho");
        Page other = signedIn("cho");
        Talk.in(other, "operations");
        page.navigate("/settings");
        page.fill("#current", "not it");
        page.fill("#password", "another one");
        page.click("#change");
        assertThat(page.locator("#error-current")).hasText("This is not your current password.");
        page.fill("#current", "demo");
        page.fill("#password", "another one");
        page.click("#change");
        assertThat(page.locator("body")).containsText("Your password is changed.");
        assertThat(other).hasURL(SIGN_IN);
        page.navigate("/lobby");
        assertThat(page.locator("h1")).hasText("Lobby");
        Page again = newPage();
        again.navigate("/signin");
        enter(again, "cho", "demo");
        assertThat(again).hasURL(SIGN_IN);
        signIn(again, "cho", "another one");
    }

    @Test
    void name_language_zone_and_theme_count_at_once() {
        Page page = signedIn("ann");
        page.navigate("/settings");
        Object light = ink(page);
        page.fill("#zone", "Nowhere/Such");
        page.click("#save");
        assertThat(page.locator("#error-time_zone")).containsText("No such time zone");
        page.fill("#zone", "Asia/Shanghai");
        page.fill("#name", "Ann <b>Lindqvist</b>");
        page.selectOption("#language", "zh");
        page.selectOption("#theme", "DARK");
        page.click("#save");
        Locator html = page.locator("html");
        assertThat(html).hasAttribute("lang", "zh-Hans");
        assertThat(html).hasAttribute("data-theme", "dark");
        assertThat(html).hasAttribute("data-zone", "Asia/Shanghai");
        assertNotEquals(light, ink(page));
        assertThat(page.locator("h1")).hasText("设置");
        page.navigate("/room/operations");
        assertThat(html).hasAttribute("data-theme", "dark");
        assertThat(page.locator(".drawer [data-login=ann]")).containsText("Ann <b>Lindqvist</b>");
    }

    @Test
    void a_token_is_shown_once_works_and_its_revocation_ends_its_socket() {
        Page page = signedIn("bob");
        page.navigate("/settings");
        page.click("#create");
        assertThat(page.locator("#error-tokenName")).isVisible();
        page.fill("#tokenName", "thermostat");
        page.selectOption("#tokenDays", "1");
        page.click("#create");
        String token = page.locator("#token").inputValue();
        // Beside those that other tests have made for bob.
        Locator thermostat =
                page.locator("#tokens tbody tr").filter(new Locator.FilterOptions().setHasText("thermostat"));
        assertThat(thermostat).hasCount(1);
        page.navigate("/settings");
        assertThat(page.locator("#token")).hasCount(0);
        assertFalse(page.content().contains(token));

        RestClient device = RestClient.bearer(server, "bob", token);
        try (RoomClient socket = RoomClient.join(device, "operations")) {
            socket.say("21.5 degrees");
            page.reload();
            assertThat(thermostat.locator("td").nth(2)).not().hasText("Never");
            thermostat.locator("button[name=revoke]").click();
            assertEquals(4410, socket.awaitClose());
        }
        device.get("/api/rooms").expect(401);
        assertThat(thermostat).hasCount(0);
    }

    private static void enter(Page page, String login, String password) {
        page.fill("#login", login);
        page.fill("#password", password);
        page.evaluate("window.before = true");
        page.click("#enter");
        page.waitForFunction("() => !window.before && document.readyState === 'complete'");
    }

    private static Cookie session(Page page) {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("ATRIUM"))
                .findFirst()
                .orElseThrow();
    }

    private static Object ink(Page page) {
        return page.evaluate("getComputedStyle(document.body).color");
    }
}
