package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.util.List;
import java.util.stream.IntStream;

/** A chat room as somebody sees it. */
record Talk(Page page, String room) {
    /** Opens a room and waits until it is live. */
    static Talk in(Page page, String room) {
        page.navigate("/room/" + room);
        Talk talk = new Talk(page, room);
        talk.connected();
        return talk;
    }

    /** Waits, longer than the front end does between two tries to connect. */
    void connected() {
        assertThat(page.locator("main[data-connection=open]"))
                .isAttached(new LocatorAssertions.IsAttachedOptions().setTimeout(30_000));
    }

    void say(String text) {
        page.fill("#message", text);
        page.keyboard().press("Enter");
    }

    /** The rows of the log, without what is not stored yet. */
    Locator rows() {
        return page.locator(".stage .msg[data-seq]");
    }

    /** The texts of the log's rows, in their order. */
    Locator texts() {
        return rows().locator(".text");
    }

    Locator row(String text) {
        return rows().filter(new Locator.FilterOptions().setHasText(text));
    }

    Locator unsent() {
        return page.locator(".msg[data-ref]");
    }

    List<String> seqs() {
        return rows().all().stream().map(row -> row.getAttribute("data-seq")).toList();
    }

    double top(Locator row) {
        return row.boundingBox().y;
    }

    /** Scrolls so that so many pixels of older messages are above what can be seen. */
    void scrollTo(int pixelsBelowTop) {
        page.locator("[data-scroll]")
                .evaluate(
                        "(view, below) => view.scrollTop = view.clientHeight - view.scrollHeight + below",
                        pixelsBelowTop);
    }

    /** Says several things at once, without a browser. */
    static void post(RestClient author, String room, String... texts) {
        JsonArrayBuilder entries = Json.createArrayBuilder();
        for (String text : texts) {
            entries.add(Json.createObjectBuilder().add("message", text));
        }
        author.post("/api/rooms/" + room + "/entries", entries.build()).expect(201);
    }

    static void post(RestClient author, String room, int count) {
        post(
                author,
                room,
                IntStream.rangeClosed(1, count).mapToObj(i -> "line " + i).toArray(String[]::new));
    }

    /** At once, unless the page has come back by itself already. */
    void retry() {
        try {
            page().click("[data-banner] [data-retry]", new Page.ClickOptions().setTimeout(2_000));
        } catch (TimeoutError comeBack) {
            connected();
        }
    }
}
