package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import java.util.UUID;

/** What game pages are found by. */
abstract class GamePages extends BrowserTest {
    static Locator cell(Page page, String square) {
        return page.locator("[data-square=" + square + "]");
    }

    static Locator status(Page page) {
        return page.locator("[data-status]");
    }

    static Locator act(Page page, String act) {
        return page.locator("[data-act=" + act + "]");
    }

    static void press(Page page, String from, String to) {
        cell(page, from).click();
        cell(page, to).click();
    }

    static Page open(Page page, String room) {
        page.navigate("/room/" + room);
        assertThat(page.locator("main[data-connection=open]"))
                .isAttached(new LocatorAssertions.IsAttachedOptions().setTimeout(30_000));
        return page;
    }

    final String newGame(String game, String clock) {
        RestClient ann = server().as("ann");
        return ann.newRoom(Json.createObjectBuilder()
                .add("name", "game-" + UUID.randomUUID())
                .add("title", "Ann – Bob")
                .add("kind", "game")
                .add("settings", Json.createObjectBuilder().add("game", game).add("clock", clock))
                .build());
    }

    /** Ann first, Bob second. */
    final String begun(String game, String clock) {
        String room = newGame(game, clock);
        send("ann", room, "{\"type\":\"sit\",\"seat\":\"first\"}");
        send("bob", room, "{\"type\":\"sit\",\"seat\":\"second\"}");
        return room;
    }

    final void send(String login, String room, String frame) {
        server().as(login)
                .send("POST", "/api/rooms/" + room + "/entries", frame)
                .expect(201);
    }

    final void move(String login, String room, String move) {
        send(login, room, "{\"move\":\"" + move + "\"}");
    }
}
