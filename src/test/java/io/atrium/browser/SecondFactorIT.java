package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.Authenticator;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import io.atrium.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A second factor, and where one is signed in. On a server behind a proxy that says who asks: guessing slows an address. */
class SecondFactorIT extends BrowserTest {
    private static final Pattern SIGN_IN = Pattern.compile("/signin(\\?.*)?$");
    private static final Pattern CODE = Pattern.compile("/signin-code\\?.*$");

    private final AtriumServer server = AtriumServer.tuned();
    private final RestClient admin = server.as("admin");
    private int people;

    @Override
    protected AtriumServer server() {
        return server;
    }

    @Test
    void it_is_set_up_asked_for_taken_once_and_reset() {
        String password = newPerson("fay");
        Page page = somebody();
        signIn(page, "fay", password);
        Authenticator phone = setUp(page);
        List<String> recovery = page.locator("#recovery li").allTextContents();
        assertEquals(10, recovery.size());

        RestClient.Answer basic = RestClient.basic(server, "fay", password)
                .post("/api/tokens", Json.createObjectBuilder().add("name", "x").build());
        assertEquals("second_factor", basic.expect(403).json().getString("code"));

        Page other = somebody();
        other.navigate("/room/operations");
        password(other, "fay", password);
        enter(other, phone.code(-1));
        assertThat(other.locator("#error-code")).containsText("used already");
        enter(other, phone.code(0));
        assertThat(other).hasURL(server.baseUrl() + "/room/operations");

        Page lost = onTheWay("fay", password);
        enter(lost, recovery.get(3).toUpperCase(java.util.Locale.ROOT));
        assertThat(lost.locator("h1")).hasText("Lobby");
        Page again = onTheWay("fay", password);
        enter(again, recovery.get(3));
        assertThat(again.locator("#error-code")).isVisible();

        admin.delete("/api/users/fay/second-factor").expect(204);
        admin.delete("/api/users/fay/second-factor").expect(404);
        admin.delete("/api/users/admin/second-factor").expect(403);
        signIn(somebody(), "fay", password);
        assertTrue(admin.get("/api/audit?what=account&person=fay").text().contains("account.second_factor_reset"));
    }

    @Test
    void a_secret_is_shown_to_one_browser_and_confirming_it_ends_the_others() {
        String password = newPerson("lee");
        Page page = somebody();
        Page other = somebody();
        signIn(page, "lee", password);
        signIn(other, "lee", password);
        Authenticator before = begun(page);
        Authenticator theirs = begun(other);
        assertNotEquals(before.code(0), theirs.code(0));
        page.fill("#proof", before.code(0));
        page.click("#factor-confirm");
        assertThat(page.locator("#error-code")).isVisible();
        page.fill("#proof", new Authenticator(page.locator("#secret-key").textContent()).code(0));
        page.click("#factor-confirm");
        assertThat(page.locator("#recovery li")).hasCount(10);
        assertEquals(401, other.request().get("/api/rooms").status());
        assertTrue(admin.get("/api/audit?what=account&person=lee").text().contains("\"ended\":1"));
    }

    private static Authenticator begun(Page page) {
        page.navigate("/settings");
        page.click("#factor-begin");
        return new Authenticator(page.locator("#secret-key").textContent());
    }

    @Test
    void guessing_codes_is_slowed_whatever_password_is_known() {
        String password = newPerson("gil");
        Page page = somebody();
        signIn(page, "gil", password);
        setUp(page);
        Page guess = onTheWay("gil", password);
        Locator slowed = guess.locator("#error-code", new Page.LocatorOptions().setHasText("Too many attempts"));
        int guesses = 0;
        while (slowed.count() == 0 && guesses < 12) {
            enter(guess, "00000" + guesses % 10);
            guesses++;
        }
        assertThat(slowed).isVisible();
        // Neither another address nor the known password starts afresh.
        Page more = onTheWay("gil", password);
        Locator still = more.locator("#error-code", new Page.LocatorOptions().setHasText("Too many attempts"));
        // What has to be waited for may be over by now; it grows, and five more are not free.
        for (int i = 0; still.count() == 0 && i < 4; i++) {
            enter(more, "12345" + i);
        }
        assertThat(still).isVisible();
    }

    @Test
    void it_is_turned_off_with_a_code_alone() {
        String password = newPerson("hal");
        Page page = somebody();
        signIn(page, "hal", password);
        Authenticator phone = setUp(page);
        page.fill("#code", "000000");
        page.click("#factor-off");
        assertThat(page.locator("#error-code")).isVisible();
        page.fill("#code", phone.code(0));
        page.click("#codes-renew");
        assertThat(page.locator("#recovery li")).hasCount(10);
        page.fill("#code", phone.code(1));
        page.click("#factor-off");
        assertThat(page.locator("body")).containsText("Your second factor is off.");
        signIn(somebody(), "hal", password);
    }

    @Test
    void a_password_that_everybody_has_is_refused() {
        String password = newPerson("ida");
        Page page = somebody();
        signIn(page, "ida", password);
        page.navigate("/settings");
        page.fill("#current", password);
        page.fill("#password", "Superman");
        page.click("#change");
        assertThat(page.locator("#error-password")).containsText("Too many others have this password");
    }

    @Test
    void other_browsers_are_signed_out_one_by_one_and_all_at_once() {
        String password = newPerson("jon");
        Page page = somebody();
        signIn(page, "jon", password);
        List<Page> others = List.of(somebody(), somebody(), somebody());
        for (Page other : others) {
            signIn(other, "jon", password);
            Talk.in(other, "operations");
        }
        page.navigate("/settings");
        Locator rows = page.locator("#sign-ins [data-sign-in]");
        assertThat(rows).hasCount(4);
        assertThat(rows.filter(new Locator.FilterOptions().setHasText("This browser")))
                .hasCount(1);
        assertThat(rows.first()).containsText("Chrome on Linux");
        page.locator("#sign-ins button[name=end]").first().click();
        assertThat(page.locator("body")).containsText("That browser is signed out.");
        assertThat(rows).hasCount(3);
        page.click("#end-others");
        assertThat(page.locator("body")).containsText("You are signed out everywhere else.");
        assertThat(rows).hasCount(1);
        for (Page other : others) {
            assertThat(other).hasURL(SIGN_IN);
        }
    }

    @Test
    void pictures() {
        String password = newPerson("kim");
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : new int[] {1280, 390}) {
                Page page = newPage(new Browser.NewContextOptions()
                        .setViewportSize(width, 844)
                        .setLocale(scheme == ColorScheme.DARK ? "zh-CN" : "en-US")
                        .setColorScheme(scheme));
                signIn(page, "kim", password);
                page.navigate("/settings?setup=1#second-factor");
                picture(page, "second-factor-" + width + "-" + scheme);
            }
        }
    }

    private Authenticator setUp(Page page) {
        page.navigate("/settings");
        page.click("#factor-begin");
        Authenticator phone = new Authenticator(page.locator("#secret-key").textContent());
        page.fill("#proof", "12");
        page.click("#factor-confirm");
        assertThat(page.locator("#error-code")).isVisible();
        assertEquals(
                phone.code(0), new Authenticator(page.locator("#secret-key").textContent()).code(0));
        page.fill("#proof", phone.code(-1));
        page.click("#factor-confirm");
        assertThat(page.locator("#recovery li")).hasCount(10);
        return phone;
    }

    /** With an address of their own. */
    private Page somebody() {
        Page page = newPage();
        page.context().setExtraHTTPHeaders(Map.of("X-Forwarded-For", "198.51.100." + ++people));
        return page;
    }

    private Page onTheWay(String login, String password) {
        Page page = somebody();
        page.navigate("/signin");
        password(page, login, password);
        return page;
    }

    private void password(Page page, String login, String password) {
        page.fill("#login", login);
        page.fill("#password", password);
        page.click("#enter");
        assertThat(page).hasURL(CODE);
    }

    private static void enter(Page page, String code) {
        page.fill("#typed", code);
        page.evaluate("window.before = true");
        page.click("#enter");
        page.waitForFunction("() => !window.before && document.readyState === 'complete'");
    }

    private String newPerson(String login) {
        return admin.post(
                        "/api/users",
                        Json.createObjectBuilder()
                                .add("login", login)
                                .add("name", "Somebody " + login)
                                .build())
                .expect(201)
                .json()
                .getString("password");
    }
}
