package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How a poll comes about, and how the demonstration's look. */
class PollPicturesIT extends PollPages {
    @Test
    void a_poll_is_made_by_the_wizard() {
        Page page = signedIn("cho");
        page.navigate("/new");
        if (page.locator("button[value=discard]").count() > 0) {
            page.locator("button[value=discard]").last().click();
            assertThat(page.locator("button[value=restore]")).isVisible();
        }
        page.locator(".kinds .card:has(.kind.poll)").click();
        page.locator("[data-main]").click();
        String name = "outing-" + UUID.randomUUID();
        page.fill("#title", "Outing");
        page.fill("#name", name);
        page.locator("[data-main]").click();
        page.fill("[name='settings.questions[0].text']", "Where to?");
        page.selectOption("[name='settings.questions[0].type']", "rating");
        assertThat(page.locator("[name='settings.questions[0].choices']")).isHidden();
        page.selectOption("[name='settings.questions[0].type']", "multiple");
        assertThat(page.locator("[name='settings.questions[0].max']")).isVisible();
        page.locator("[data-main]").click();
        assertThat(page.locator("#settings-questions-0-choices-says")).containsText("This is needed");
        page.fill("[name='settings.questions[0].choices']", "Lake\nForest");
        painted(page);
        screenshot(page, "poll-wizard");
        page.locator("[name='settings.anonymous']").check();
        assertThat(page.locator("[name='settings.change']")).isHidden();
        page.locator("[data-main]").click();
        page.locator("[data-main]").click();
        assertThat(page.locator(".review")).containsText("Question Where to?");
        page.locator("[data-main]").click();
        page.waitForURL("**/room/" + name);
        assertThat(page.locator(".question h2")).hasText("Where to?");
        assertThat(page.locator(".question .answer")).hasCount(2);
    }

    @Test
    void the_pictures_of_the_demonstration() {
        shoot("en-GB", 1280, ColorScheme.LIGHT, "poll-1280-light");
        shoot("en-GB", 1280, ColorScheme.DARK, "poll-1280-dark");
        shoot("en-GB", 390, ColorScheme.LIGHT, "poll-390-light");
        shoot("zh-CN", 1280, ColorScheme.LIGHT, "poll-zh-1280-light");
        shoot("zh-CN", 390, ColorScheme.DARK, "poll-zh-390-dark");
    }

    private void shoot(String locale, int width, ColorScheme scheme, String name) {
        Page page = newPage(new Browser.NewContextOptions()
                .setViewportSize(width, width > 720 ? 900 : 1500)
                .setLocale(locale)
                .setColorScheme(scheme));
        signIn(page, "cho", "demo");
        List<String> troubles = troublesOf(page);
        open(page, "summer-outing");
        assertThat(page.locator("html")).hasAttribute("lang", Pattern.compile(locale.substring(0, 2) + ".*"));
        painted(page);
        screenshot(page, name);
        page.locator("[data-voters] summary").click();
        assertThat(page.locator("[data-voter=bob] small").last()).isVisible();
        assertThat(page.locator("[data-missing-list] [data-voter=ann]")).hasText(Pattern.compile("Ann Lindqvist$"));
        page.locator("[data-voters]").scrollIntoViewIfNeeded();
        painted(page);
        screenshot(page, name + "-voters");
        open(page, "canteen-survey");
        act(page).click();
        assertThat(question(page, "else").locator("[data-words] li").first()).hasText(Pattern.compile("soup3"));
        question(page, "else").locator("summary").click();
        assertThat(question(page, "else").locator("[data-answers] li")).hasCount(3);
        painted(page);
        screenshot(page, name + "-survey");
        assertEquals(List.of(), troubles);
        page.context().close();
    }
}
