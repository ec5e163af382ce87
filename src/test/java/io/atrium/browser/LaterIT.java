package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import jakarta.json.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Two people, one of whom says something later. */
class LaterIT extends BrowserTest {
    @Test
    void what_is_left_for_later_waits_above_the_field_and_is_said_when_it_is_due() {
        String room = AtriumServer.shared().as("ann").newRoom("l");
        Talk hers = Talk.in(signedIn("ann"), room);
        Talk his = Talk.in(signedIn("bob"), room);
        Page page = hers.page();
        page.fill("#message", "for tomorrow");
        page.click("[data-later-button]");
        picture(page, "later-choose");
        page.click("[data-later='later.tomorrow']");
        assertThat(page.locator(".composer .waiting")).containsText("1 message waits");
        assertThat(page.locator("#message")).hasValue("");

        page.fill("#message", "at another time");
        page.click("[data-later-button]");
        page.fill("#later-at", LocalDate.now(ZoneOffset.UTC).plusDays(40) + "T18:00");
        page.click(".later-own [type=submit]");
        assertThat(page.locator(".composer .waiting")).containsText("2 messages wait");
        page.click(".composer .waiting");
        Locator rows = page.locator("[data-scheduled]");
        assertThat(rows).hasCount(2);
        picture(page, "later-list");
        for (int left = 1; left >= 0; left--) {
            rows.first().locator("button").click();
            assertThat(rows).hasCount(left);
        }
        assertThat(page.locator("dialog.scheduled")).hasCount(0);
        AtriumServer.shared()
                .as("ann")
                .post(
                        "/api/scheduled",
                        Json.createObjectBuilder()
                                .add("room", room)
                                .add("at", Instant.now().plusSeconds(3).toString())
                                .add("frame", Json.createObjectBuilder().add("message", "in a moment"))
                                .build())
                .expect(201);
        assertThat(page.locator(".composer .waiting")).containsText("1 message waits");
        assertThat(his.texts()).hasText(new String[] {"in a moment"});
        assertThat(page.locator(".composer .waiting")).isHidden();
    }
}
