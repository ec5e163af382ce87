package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import io.atrium.testing.BrowserTest;
import jakarta.json.Json;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Creating a room, and everything that may go wrong on the way. */
class WizardIT extends BrowserTest {
    private static final String ON = "[data-main]";

    private String name;
    private Page page;

    /** On the first step of a fresh start. */
    @BeforeEach
    void beginAnew() {
        name = "w" + Long.toString(System.nanoTime(), 36);
        page = newPage(new Browser.NewContextOptions().setLocale("en-GB"));
        page.navigate("/signin");
        enter();
        page.navigate("/new");
        if (page.locator("button[value=discard]").count() > 0) {
            page.locator("button[value=discard]").last().click();
            assertThat(page.locator("button[value=restore]")).isVisible();
        }
    }

    @Test
    void a_field_is_checked_as_it_is_left_and_on_next() {
        begin();
        page.focus("#title");
        page.keyboard().press("Tab");
        assertThat(page.locator("#title-says")).containsText("The room needs a title");
        page.fill("#title", "x".repeat(100));
        page.fill("#name", "Not A Name");
        page.click(ON);
        assertThat(page.locator("#title-says")).containsText("At most 80 characters; these are 100");
        assertThat(page.locator("#name-says button").first()).hasText("not-a-name");
        assertThat(page.locator("#title")).isFocused();
    }

    @Test
    void nothing_typed_is_lost_by_going_back_or_by_a_reload() {
        begin();
        page.fill("#title", "Half");
        page.fill("#name", "HALF typed");
        page.click(".foot button[value=back]");
        at("kind");
        page.click(ON);
        at("name");
        assertThat(page.locator("#name")).hasValue("HALF typed");
        page.fill("#purpose", "not yet sent");
        page.reload();
        assertThat(page.locator("#purpose")).hasValue("not yet sent");
    }

    @Test
    void a_name_taken_meanwhile_brings_one_back_to_it_with_two_free_ones() {
        toTheCheck(name);
        server().as("bob")
                .post(
                        "/api/rooms",
                        Json.createObjectBuilder()
                                .add("name", name)
                                .add("title", "Bob's")
                                .add("kind", "chat")
                                .add("visibility", "open")
                                .build())
                .expect(201);
        page.click(ON);
        at("name");
        assertThat(page.locator("#name")).isFocused();
        assertThat(page.locator("#name-says")).containsText("This name is taken");
        assertThat(page.locator("#name-says button")).hasCount(2);
        page.locator("#name-says button").first().click();
        assertThat(page.locator("#name")).hasValue(name + "-2");
        page.click(ON);
        at("check");
        page.click(ON);
        page.waitForURL("**/room/" + name + "-2");
    }

    @Test
    void a_double_click_a_resubmit_and_a_way_back_make_one_room() {
        toTheCheck(name);
        String draft = page.inputValue("[name=draft]");
        page.dblclick(ON);
        page.waitForURL("**/room/" + name);
        APIResponse again = page.request()
                .post(
                        "/new?step=check",
                        RequestOptions.create()
                                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                                .setData("do=create&draft=" + draft)
                                .setMaxRedirects(0));
        assertTrue(again.headers().get("location").endsWith("/room/" + name));
        page.goBack();
        assertThat(page.locator(".kinds")).isVisible();
        assertEquals(404, page.request().get("/api/rooms/" + name + "-2").status());
    }

    @Test
    void an_unfinished_draft_waits_and_its_discard_can_be_undone() {
        toTheCheck(name);
        page.click("header button[value=later]");
        page.waitForURL("**/lobby");
        page.navigate("/new");
        assertThat(page.locator(".banner").first()).containsText("You were creating a room “" + name + "”");
        assertThat(page.locator("#wizard")).hasAttribute("data-step", "check");
        page.click(".banner button[value=discard]");
        page.click("button[value=restore]");
        at("check");
        assertThat(page.locator(".review")).containsText(name);
    }

    @Test
    void a_session_that_ends_takes_nothing_along() {
        begin();
        page.fill("#title", name);
        assertThat(page.locator("#name")).hasValue(name);
        page.context().clearCookies();
        page.fill("#purpose", "typed while signed out");
        page.click(ON);
        page.waitForURL("**/signin**");
        enter();
        at("name");
        assertThat(page.locator("#purpose")).hasValue("typed while signed out");
    }

    @Test
    void the_check_leads_to_a_step_and_back() {
        toTheCheck(name);
        page.click(".review button[value='go:name']");
        at("name");
        page.fill("#purpose", "mended");
        page.click(ON);
        at("check");
        assertThat(page.locator(".review")).containsText("mended");
    }

    @Test
    void the_keyboard_suffices() {
        page.keyboard().press("Space");
        page.keyboard().press("Enter");
        at("name");
        page.keyboard().type(name);
        page.keyboard().press("Enter");
        at("settings");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        at("people");
        page.keyboard().type("bob");
        assertThat(page.locator("#found")).isVisible();
        page.keyboard().press("Enter");
        assertThat(page.locator("button[value='uninvite:bob']")).isVisible();
        page.keyboard().press("Enter");
        at("check");
        assertThat(page.locator(".review")).containsText("Keepers only");
        page.keyboard().press("Enter");
        page.waitForURL("**/room/" + name);
    }

    @Test
    void markup_expressions_and_statements_are_plain_text() {
        String text = "<script>alert(1)</script>#{1+1}${2+2}'; drop table room;--";
        begin();
        page.fill("#title", text);
        page.fill("#purpose", text);
        page.fill("#name", name);
        for (String step : List.of("settings", "people", "check")) {
            page.click(ON);
            at(step);
        }
        assertThat(page.locator(".review")).containsText(text);
        page.click(ON);
        page.waitForURL("**/room/" + name);
    }

    private void enter() {
        page.fill("#login", "ann");
        page.fill("#password", "demo");
        page.click("#enter");
        page.waitForURL(Pattern.compile("^(?!.*/signin).*$"));
    }

    private void begin() {
        page.locator("label.card:has(input[value=chat])").click();
        page.click(ON);
        at("name");
    }

    private void toTheCheck(String title) {
        begin();
        page.fill("#title", title);
        for (String step : List.of("settings", "people", "check")) {
            page.click(ON);
            at(step);
        }
    }

    private void at(String step) {
        assertThat(page.locator("#wizard[data-step=" + step + "]")).isAttached();
    }
}
