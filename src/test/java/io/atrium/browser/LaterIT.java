package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;

/** Two people, one of whom says something later. */
class LaterIT extends BrowserTest {
    private static final LocatorAssertions.HasTextOptions SOON =
            new LocatorAssertions.HasTextOptions().setTimeout(80_000);

    @Test
    void what_is_left_for_later_waits_above_the_field_and_is_said_when_it_is_due() {
        String room = AtriumServer.shared().as("ann").newRoom("l" + Long.toString(System.nanoTime(), 36));
        Talk hers = Talk.in(signedIn("ann"), room);
        Talk his = Talk.in(signedIn("bob"), room);
        Page page = hers.page();
        page.fill("#message", "for tomorrow");
        page.click("[data-later-button]");
        picture(page, "later-choose");
        page.click("[data-later='later.tomorrow']");
        assertThat(page.locator(".composer .waiting")).containsText("1 message waits");
        assertThat(page.locator("#message")).hasValue("");

        page.fill("#message", "in a moment");
        page.click("[data-later-button]");
        String zone = (String) page.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone");
        // To the minute, as the field is: the next one begins soon enough.
        page.fill(
                "#later-at",
                DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm")
                        .withZone(ZoneId.of(zone))
                        .format(Instant.now().plusSeconds(60)));
        page.click(".later-own [type=submit]");
        assertThat(page.locator(".composer .waiting")).containsText("2 messages wait");
        page.click(".composer .waiting");
        Locator rows = page.locator("[data-scheduled]");
        assertThat(rows).hasCount(2);
        picture(page, "later-list");
        rows.filter(new Locator.FilterOptions().setHasText("for tomorrow"))
                .locator("button")
                .click();
        assertThat(rows).hasCount(1);
        page.keyboard().press("Escape");
        assertThat(his.texts()).hasText(new String[] {"in a moment"}, SOON);
        assertThat(page.locator(".composer .waiting")).isHidden();
    }
}
