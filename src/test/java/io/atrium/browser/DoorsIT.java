package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.HttpHeader;
import com.microsoft.playwright.options.RequestOptions;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who is let in, who is not, and how all answers are guarded. */
class DoorsIT extends BrowserTest {
    private static final Pattern SIGN_IN = Pattern.compile("/signin(\\?.*)?$");

    @Test
    void an_administrator_adds_disables_and_resets_somebody() {
        String login = "dee" + Long.toString(System.nanoTime(), 36);
        Page admins = signedIn("admin");
        admins.navigate("/admin/users?add=true");
        admins.fill("#login", "ann");
        admins.fill("#name", "Dee Whitlock");
        admins.click("#create");
        assertThat(admins.locator("#error-login")).hasText("This login is taken.");
        admins.fill("#login", login);
        admins.click("#create");
        String password = admins.locator("#given").inputValue();
        admins.navigate("/admin/users?user=" + login);
        assertThat(admins.locator("#given")).hasCount(0);

        Page hers = newPage();
        signIn(hers, login, password);
        Talk.in(hers, "operations");
        Page lobby = hers.context().newPage();
        lobby.navigate("/lobby");
        assertThat(lobby.locator("section[data-joined] .room[data-room=operations]"))
                .isVisible();
        admins.click("#disable");
        assertThat(admins.locator("#enable")).isVisible();
        assertThat(hers).hasURL(SIGN_IN);
        assertThat(lobby).hasURL(SIGN_IN);
        hers.fill("#login", login);
        hers.fill("#password", password);
        hers.click("#enter");
        assertThat(hers.locator("#error-password")).hasText("Login and password do not match.");

        admins.click("#enable");
        admins.click("#reset");
        String another = admins.locator("#given").inputValue();
        signIn(hers, login, another);
        assertThat(hers.locator(".me")).containsText("Dee Whitlock");
    }

    @Test
    void what_does_not_open_says_so_in_the_same_look_with_a_way_on() {
        RestClient ann = AtriumServer.shared().as("ann");
        String secret = "s" + Long.toString(System.nanoTime(), 36);
        ann.post(
                        "/api/rooms",
                        Json.createObjectBuilder()
                                .add("name", secret)
                                .add("visibility", "private")
                                .build())
                .expect(201);
        Page page = signedIn("bob");
        Map<String, String> pages = Map.of(
                "/admin/users",
                "403 Not for you",
                "/nowhere",
                "404 Nothing here",
                "/room/" + secret,
                "404 Nothing here",
                "/error/expired",
                "410 This page was open for too long",
                "/error/500",
                "500 Something went wrong");
        pages.forEach((address, expected) -> {
            int status = page.navigate(address).status();
            assertEquals(expected, status + " " + page.locator("h1").textContent(), address);
            assertThat(page.locator(".gatehouse a.btn.primary")).hasText("To the rooms");
        });
        page.click("a.btn.primary");
        assertThat(page.locator("h1")).hasText("Lobby");

        page.navigate("/settings");
        page.locator("#profile input[name='jakarta.faces.ViewState']").evaluate("field => field.value = '1:2'");
        page.click("#save");
        assertThat(page.locator("h1")).hasText("This page was open for too long");
        assertEquals("/error/expired", page.url().replaceFirst("^http://[^/]*", ""));
    }

    @Test
    void every_answer_carries_the_guards() {
        Page page = signedIn("bob");
        page.navigate("/lobby");
        String script = page.locator("script[src*='lobby']").getAttribute("src");
        String style = page.locator("link[rel=stylesheet][href*='atrium']").getAttribute("href");
        for (String path : List.of(
                "/signin",
                "/lobby",
                "/room/operations",
                "/new",
                "/settings",
                "/nowhere",
                "/admin/users",
                "/error/500",
                "/api/rooms",
                "/api/nowhere",
                "/api/health/live",
                "/assets/nothing.js",
                "/favicon.ico",
                script,
                style)) {
            Map<String, String> headers = check(page, path);
            boolean hashed = path.equals(script) || path.equals(style);
            assertEquals(
                    hashed ? "public, max-age=31536000, immutable" : "no-store", headers.get("cache-control"), path);
        }
        page.context().clearCookies();
        for (String path : List.of("/lobby", "/api/rooms", "/ws/room/lobby")) {
            assertEquals("no-store", check(page, path).get("cache-control"), path);
        }
    }

    private static Map<String, String> check(Page page, String path) {
        APIResponse answer = page.request().get(path, RequestOptions.create().setMaxRedirects(0));
        Map<String, String> headers = answer.headers();
        String policy = headers.getOrDefault("content-security-policy", "");
        assertTrue(policy.matches("default-src '(self|none)'; .*frame-ancestors 'none'.*"), path + ": " + policy);
        assertFalse(policy.contains("unsafe"), path + ": " + policy);
        assertEquals(
                1,
                answer.headersArray().stream()
                        .map((HttpHeader header) -> header.name)
                        .filter("content-security-policy"::equalsIgnoreCase)
                        .count(),
                path);
        assertEquals("nosniff", headers.get("x-content-type-options"), path);
        assertEquals("DENY", headers.get("x-frame-options"), path);
        assertEquals("same-origin", headers.get("referrer-policy"), path);
        assertEquals("same-origin", headers.get("cross-origin-opener-policy"), path);
        assertTrue(headers.get("permissions-policy").contains("camera=()"), path);
        return headers;
    }
}
