package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.Authenticator;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.Identities;
import io.atrium.testing.RestClient;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.Test;

/** Signing in by an OpenID provider, by the directory, and with a second factor that is demanded: what people see of it. */
class ProviderIT extends BrowserTest {
    private final Identities identities = Identities.shared();
    private final AtriumServer server = identities.atrium();

    private int people;

    @Override
    protected AtriumServer server() {
        return server;
    }

    /** With an address of their own: who fails slows theirs. */
    @Override
    protected Page newPage(Browser.NewContextOptions options) {
        return super.newPage(options.setExtraHTTPHeaders(Map.of("X-Forwarded-For", "203.0.113." + ++people)));
    }

    @Test
    void the_provider_vouches_for_people_who_come_to_where_they_wanted_and_out_again() {
        Page page = newPage();
        page.navigate("/room/operations");
        page.click("#provider");
        vouch(
                page,
                "sub-1",
                "{\"preferred_username\":\"Eva.Stone@example.com\",\"name\":\"Eva Stone\",\"email\":\"eva@example.com\"}");
        assertThat(page).hasURL(server.baseUrl() + "/room/operations");
        page.navigate("/settings");
        assertThat(page.locator("#name")).hasValue("Eva Stone");
        assertThat(page.locator("body")).containsText("Your password is kept by your organisation");
        assertThat(page.locator("#second-factor, #current")).hasCount(0);
        page.click("header form[action$='/signout'] button");
        page.waitForURL(url -> url.contains("/signin") || url.contains("endsession"));
        page.navigate("/settings");
        assertThat(page).hasURL(Pattern.compile(".*/signin\\?.*"));
    }

    @Test
    void a_local_account_is_not_taken_over() {
        Page page = begun();
        vouch(page, "sub-2", "{\"preferred_username\":\"ann\"}");
        refused(page, "login_taken", "Somebody else has your login here.");
    }

    @Test
    void what_is_for_somebody_else_or_of_another_sign_in_lets_nobody_in() {
        String name = "\"preferred_username\":\"eve\"";
        Page page = begun();
        vouch(page, "sub-3", "{" + name + ",\"aud\":\"another-application\"}");
        refused(page, "wrong_audience", "meant for another application");
        page = begun();
        vouch(page, "sub-3", "{" + name + ",\"nonce\":\"another\"}");
        refused(page, "wrong_nonce", "belongs to another sign-in");
        page = begun();
        vouch(page, "sub-3", "{" + name + ",\"iss\":\"https://elsewhere.example\"}");
        refused(page, "wrong_issuer", "not from your organisation");
        page = begun();
        vouch(page, "sub-3", "{\"preferred_username\":\"\"}");
        refused(page, "login_unusable", "does not say by which name");
    }

    @Test
    void who_fails_again_and_again_has_to_wait_and_leaves_no_trail() {
        Page page = newPage();
        page.navigate("/oidc/callback?state=made-up");
        assertThat(page).hasURL(server.baseUrl() + "/signin?refused=wrong_state");
        for (int i = 0; i < 20 && !page.url().endsWith("rate_limited"); i++) {
            page.navigate("/oidc/callback?state=made-up");
        }
        refused(page, "rate_limited", "Too many attempts");
        assertFalse(RestClient.signIn(server, "lin", "lin's own")
                .get("/api/audit?what=signin")
                .text()
                .contains("wrong_state"));
    }

    @Test
    void a_way_back_is_good_once_and_in_one_browser() {
        Page page = newPage();
        String[] back = new String[1];
        page.onRequest(request -> {
            if (request.url().contains("/oidc/callback")) {
                back[0] = request.url();
            }
        });
        page.navigate("/signin");
        page.click("#provider");
        Cookie state = page.context().cookies(server.baseUrl()).stream()
                .filter(cookie -> cookie.name.equals("ATRIUM_STATE"))
                .findFirst()
                .orElseThrow();
        vouch(page, "sub-4", "{\"preferred_username\":\"finn\"}");
        assertThat(page.locator("h1")).hasText("Lobby");

        Page thief = newPage();
        thief.navigate(back[0]);
        refused(thief, "wrong_state", "began in another browser");
        thief.context().addCookies(List.of(new Cookie("ATRIUM_STATE", state.value).setUrl(server.baseUrl())));
        thief.navigate(back[0]);
        refused(thief, "wrong_state", "began in another browser");
    }

    @Test
    void who_signs_out_at_the_provider_is_out_here() throws Exception {
        Page page = begun();
        vouch(page, "sub-5", "{\"preferred_username\":\"gus\",\"sid\":\"one\"}");
        assertThat(page.locator("h1")).hasText("Lobby");
        Page other = begun();
        vouch(other, "sub-5", "{\"preferred_username\":\"gus\",\"sid\":\"two\"}");
        assertThat(other.locator("h1")).hasText("Lobby");
        assertEquals(400, signOut(Map.of("sid", "one")));
        Map<String, Object> events = Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of());
        assertEquals(200, signOut(Map.of("sid", "one", "events", events)));
        assertThat(page).hasURL(Pattern.compile(".*/signin.*"));
        other.reload();
        assertThat(other.locator("h1")).hasText("Lobby");
        assertEquals(200, signOut(Map.of("events", events)));
        assertThat(other).hasURL(Pattern.compile(".*/signin.*"));
    }

    /** What the provider says of sub-5. */
    private int signOut(Map<String, Object> claims) throws IOException, InterruptedException {
        String token = identities
                .provider()
                .issueToken(
                        "atrium",
                        "atrium",
                        new DefaultOAuth2TokenCallback("atrium", "sub-5", "logout+jwt", List.of("atrium"), claims, 60))
                .serialize();
        HttpRequest request = HttpRequest.newBuilder(server.uri("/oidc/logout"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("logout_token=" + token))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void administrators_with_a_password_here_set_up_a_second_factor_before_they_come_in() {
        Page page = newPage();
        page.navigate("/admin/users");
        page.fill("#login", "admin");
        page.fill("#password", "demo");
        page.click("#enter");
        assertThat(page.locator("h1")).hasText("Set up a second factor");
        Authenticator phone = new Authenticator(page.locator("#secret-key").textContent());
        page.navigate("/admin/users");
        assertThat(page).hasURL(Pattern.compile(".*/signin\\?.*"));
        page.goBack();
        page.fill("#proof", phone.code(0));
        page.click("#enter");
        assertThat(page.locator("#recovery li")).hasCount(10);
        assertThat(page.locator("#factor-off")).hasCount(0);
        page.navigate("/admin/users");
        assertThat(page.locator("h1")).hasText("People");
    }

    @Test
    void the_directory_lets_people_in_by_the_same_form() {
        Page page = newPage();
        signIn(page, "raj", "raj's own");
        page.navigate("/settings");
        assertThat(page.locator("#name")).hasValue("Raj Patel");
    }

    @Test
    void pictures() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : new int[] {1280, 390}) {
                Page page = newPage(new Browser.NewContextOptions()
                        .setViewportSize(width, 844)
                        .setLocale(scheme == ColorScheme.DARK ? "zh-CN" : "en-US")
                        .setColorScheme(scheme));
                page.navigate("/signin?refused=wrong_nonce");
                assertThat(page.locator("#provider"))
                        .hasText(scheme == ColorScheme.DARK ? "使用组织账号登录" : "Sign in with your organisation");
                picture(page, "signin-provider-" + width + "-" + scheme);
            }
        }
    }

    private Page begun() {
        Page page = newPage();
        page.navigate("/signin");
        page.click("#provider");
        return page;
    }

    /** At the provider's, which believes it. */
    private static void vouch(Page page, String subject, String claims) {
        page.fill("input[name=username]", subject);
        page.fill("textarea[name=claims]", claims);
        page.click("input[type=submit]");
    }

    private void refused(Page page, String why, String text) {
        assertThat(page).hasURL(server.baseUrl() + "/signin?refused=" + why);
        assertThat(page.locator("#refusal")).containsText(text);
        page.navigate("/lobby");
        assertThat(page).hasURL(Pattern.compile(".*/signin\\?.*"));
        assertTrue(server.log().contains("is not let in"));
        assertEquals(
                0,
                page.context().cookies().stream()
                        .filter(cookie -> cookie.name.equals("ATRIUM"))
                        .count());
    }
}
