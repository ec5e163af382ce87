package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The administrators' page of people. */
class PeoplePageIT extends BrowserTest {
    private final String login = "p-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void a_person_is_added_renamed_signed_out_and_loses_a_token() {
        Page admin = signedIn("admin");
        List<String> troubles = troublesOf(admin);
        admin.navigate("/admin/users?add=true");
        admin.fill("#login", login);
        admin.fill("#name", "Zoë O’Hara");
        admin.fill("#mail", "two@one@mail");
        admin.click("#create");
        assertThat(admin.locator("#error-mail")).isVisible();
        admin.fill("#mail", login + "@example.org");
        admin.click("#create");
        String password = admin.locator("#given").inputValue();

        Page person = newPage();
        signIn(person, login, password);
        RestClient device = RestClient.bearer(
                server(), login, RestClient.basic(server(), login, password).newToken("lamp", 3_600));
        admin.navigate("/admin/users?q=zoe&user=" + login);
        assertThat(admin.locator("tbody tr[aria-selected=true]")).containsText("Zoë O’Hara");
        assertThat(admin.locator("#personMail")).hasValue(login + "@example.org");
        assertThat(admin.locator("[data-token]")).containsText("lamp");

        admin.fill("#personName", "Zoë Hara");
        admin.click("#save");
        assertThat(admin.locator(".banner")).containsText("saved");
        assertThat(admin.locator("tbody tr[aria-selected=true]")).containsText("Zoë Hara");
        assertThat(admin.locator("form[role=search] input[name=q]")).hasValue("zoe");

        admin.click("#signout");
        assertThat(person).hasURL(Pattern.compile("/signin(\\?.*)?$"));
        device.get("/api/rooms").expect(200);
        admin.click("[data-token] button");
        assertThat(admin.locator("[data-token]")).hasCount(0);
        device.get("/api/rooms").expect(401);

        admin.click("a[href*='/admin/audit?person=']");
        assertThat(admin.locator("[data-acts] tr").first()).containsText("Token revoked");
        assertThat(admin.locator("[data-acts]")).containsText("Signed out everywhere");
        assertEquals(List.of(), troubles);
    }

    @Test
    void the_list_is_filtered_sorted_and_goes_on() {
        Page admin = signedIn("admin");
        admin.navigate("/admin/users");
        admin.locator("select[name=as]").selectOption("administrator");
        admin.click("form[role=search]:not(.finder) button[type=submit] >> nth=-1");
        Locator rows = admin.locator(".framed tbody tr");
        assertThat(rows).hasCount(1);
        assertThat(rows).containsText("admin");
        admin.click("thead a >> nth=0");
        assertThat(admin.locator("thead th[aria-sort=ascending]")).hasText("Name");
        assertThat(rows).hasCount(1);
    }

    @Test
    void how_it_looks() {
        Page light = signedIn("admin");
        light.navigate("/admin/users?user=bob");
        painted(light);
        screenshot(light, "people-1280-light");
        Page narrow = newPage(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setLocale("zh-CN")
                .setColorScheme(ColorScheme.DARK));
        signIn(narrow, "admin", "demo");
        narrow.navigate("/admin/users");
        assertThat(narrow.locator("tbody tr").first()).isVisible();
        assertEquals(390, narrow.evaluate("document.documentElement.scrollWidth"));
        painted(narrow);
        screenshot(narrow, "people-390-dark-zh");
    }
}
