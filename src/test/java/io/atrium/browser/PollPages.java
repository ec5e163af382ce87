package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import io.atrium.wire.FrameCodec;
import jakarta.json.Json;
import java.util.UUID;

/** What poll pages are found by. */
abstract class PollPages extends BrowserTest {
    static final String LUNCH = "{\"id\":\"q1\",\"text\":\"Lunch?\",\"choices\":[\"Soup\",\"Salad\"]}";

    static Locator question(Page page, String id) {
        return page.locator("[data-question=" + id + "]");
    }

    static Locator error(Page page, String id) {
        return question(page, id).locator("[data-error]");
    }

    static Locator mark(Page page, int index) {
        return page.locator("[data-mark='" + index + "']");
    }

    static Locator act(Page page) {
        return page.locator("[data-send]");
    }

    static Page open(Page page, String room) {
        page.navigate("/room/" + room);
        assertThat(page.locator("main[data-connection=open]"))
                .isAttached(new LocatorAssertions.IsAttachedOptions().setTimeout(30_000));
        return page;
    }

    final void vote(String login, String poll, String frame) {
        server().as(login)
                .send("POST", "/api/rooms/" + poll + "/entries", frame)
                .expect(201);
    }

    final String newPoll(String settings) {
        RestClient ann = server().as("ann");
        return ann.newRoom(Json.createObjectBuilder()
                .add("name", "poll-" + UUID.randomUUID())
                .add("title", "Lunch")
                .add("kind", "poll")
                .add("settings", FrameCodec.object("{" + settings + "}"))
                .build());
    }
}
