package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import io.atrium.testing.BrowserTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SignInIT extends BrowserTest {
    @Test
    void whoever_signs_in_comes_to_where_they_wanted() {
        Page page = newPage();
        page.navigate("/room/operations");
        assertThat(page).hasURL(Pattern.compile(".*/signin\\?next=.*"));
        page.locator("#login").fill("ann");
        page.locator("#password").fill("demo");
        page.locator("#enter").click();
        assertThat(page).hasURL(server().baseUrl() + "/room/operations");
        screenshot(page, "room-operations");
    }

    @Test
    void a_wrong_password_says_no_more_than_an_unknown_login() {
        String[] said = new String[2];
        for (int i = 0; i < 2; i++) {
            Page page = newPage();
            page.navigate("/signin");
            page.locator("#login").fill(i == 0 ? "bob" : "nobody-here");
            page.locator("#password").fill("wrong");
            page.locator("#enter").click();
            assertThat(page.locator("#error-login, #error-password").first()).isAttached();
            said[i] = page.locator("main").innerText();
            assertThat(page).hasURL(Pattern.compile(".*/signin.*"));
        }
        assertEquals(said[0], said[1]);
    }
}
