package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How the demonstration's games look. */
class GamePicturesIT extends GamePages {
    @Test
    void the_pictures_of_the_demonstration() {
        shoot("en-GB", 1280, ColorScheme.LIGHT, "game-1280-light");
        shoot("en-GB", 1280, ColorScheme.DARK, "game-1280-dark");
        shoot("en-GB", 390, ColorScheme.LIGHT, "game-390-light");
        shoot("zh-CN", 1280, ColorScheme.LIGHT, "game-zh-1280-light");
        shoot("zh-CN", 390, ColorScheme.DARK, "game-zh-390-dark");
    }

    private void shoot(String locale, int width, ColorScheme scheme, String name) {
        Page page = newPage(new Browser.NewContextOptions()
                .setViewportSize(width, width > 720 ? 800 : 844)
                .setLocale(locale)
                .setColorScheme(scheme));
        signIn(page, "ann", "demo");
        List<String> troubles = troublesOf(page);
        open(page, "ann-bob");
        assertThat(page.locator("html")).hasAttribute("lang", Pattern.compile(locale.substring(0, 2) + ".*"));
        assertThat(cell(page, "d3")).hasAttribute("aria-label", Pattern.compile("bishop|象"));
        cell(page, "d3").click();
        assertThat(page.locator(".cell.go, .cell.take")).hasCount(9);
        painted(page);
        screenshot(page, name);
        for (String game : List.of("gomoku", "connect_four", "reversi")) {
            String room = begun(game, "5+3");
            move("ann", room, game.equals("connect_four") ? "4" : game.equals("reversi") ? "d3" : "h8");
            move("bob", room, game.equals("connect_four") ? "3" : game.equals("reversi") ? "c3" : "i9");
            open(page, room);
            assertThat(page.locator("[data-moves] [data-ply]")).hasCount(2);
            painted(page);
            screenshot(page, name + "-" + game);
        }
        assertEquals(List.of(), troubles);
        page.context().close();
    }
}
