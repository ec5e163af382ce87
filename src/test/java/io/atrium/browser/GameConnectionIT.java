package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.atrium.testing.Wire;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A game over a long way, and one whose player is cut off. */
class GameConnectionIT extends GamePages {
    @Test
    void a_lost_connection_shows_to_the_other_player_and_the_game_goes_on_where_it_was() {
        String room = begun("chess", "5+3");
        try (Wire wire = new Wire(server())) {
            Page hers = open(signedIn("ann"), room);
            Page his =
                    newPage(new Browser.NewContextOptions().setLocale("en-US").setBaseURL(wire.baseUrl()));
            signIn(his, "bob", "demo");
            open(his, room);
            Locator gone = hers.locator("[data-seat=second] [data-gone]");
            assertThat(hers.locator("[data-seat=second] .avatar i")).hasClass("here");
            assertThat(gone).isHidden();
            wire.cut();
            // Presence waits a quarter of a minute, so that a reload does not flicker.
            assertThat(gone).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(40_000));
            assertThat(gone).hasText("not connected");
            assertThat(hers.locator("[data-seat=second] .avatar i")).hasClass("gone");
            assertThat(hers.locator("[data-said]")).hasText("Bob Okafor has lost the connection");
            press(hers, "e2", "e4");
            assertThat(status(hers)).hasText("Bob Okafor to play.");
            wire.mend();
            his.locator("[data-banner] [data-retry]").click();
            assertThat(gone).isHidden();
            assertThat(hers.locator("[data-said]")).hasText("Bob Okafor is back");
            assertThat(status(his)).hasText("Your move.");
            press(his, "e7", "e5");
            assertThat(cell(hers, "e5")).hasAttribute("aria-label", "e5, black pawn");
        }
    }

    @Test
    void how_far_away_a_player_is_is_measured_and_not_on_the_clock() {
        String room = begun("gomoku", "5+3");
        try (Wire wire = new Wire(server())) {
            Page page = behind(wire, "ann", room);
            wire.stretch(Duration.ofMillis(150));
            Iterator<String> columns =
                    List.of("a b c d e f g h i j k l m n o".split(" ")).iterator();
            int row = 15;
            while (lag(room) < 300) {
                String point = columns.next() + row;
                cell(page, point).click();
                assertThat(cell(page, point)).hasAttribute("aria-label", point + ", black stone");
                row = 28 - row;
                move("bob", room, point.charAt(0) + "" + row % 4);
                assertThat(status(page)).hasText("Your move.");
            }
        }
    }

    /** The longest way that was counted, in milliseconds. */
    private int lag(String room) {
        return server()
                .as("cho")
                .get("/api/rooms/" + room + "/entries")
                .expect(200)
                .json()
                .getJsonArray("entries")
                .getValuesAs(JsonObject.class)
                .stream()
                .mapToInt(entry -> entry.getInt("lag", 0))
                .max()
                .orElse(0);
    }

    private Page behind(Wire wire, String login, String room) {
        Page page = newPage(new Browser.NewContextOptions()
                .setLocale("en-US")
                .setViewportSize(1280, 800)
                .setBaseURL(wire.baseUrl()));
        signIn(page, login, "demo");
        return open(page, room);
    }
}
