package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A game as two people see it. */
class GameIT extends GamePages {
    @Test
    void two_people_sit_down_and_play_and_one_resigns() {
        String room = newGame("chess", "5+3");
        Page hers = open(signedIn("ann"), room);
        Page his = open(signedIn("bob"), room);
        List<String> troubles = troublesOf(hers);
        assertThat(status(hers)).hasText("Take a seat to play.");
        hers.locator("[data-seat=first] [data-sit]").click();
        assertThat(status(his)).hasText("Ann Lindqvist waits for somebody to play with.");
        his.locator("[data-seat=second] [data-sit]").click();
        assertThat(status(hers)).hasText("Your move.");
        assertThat(status(his)).hasText("Ann Lindqvist to play.");
        press(hers, "e2", "e4");
        assertThat(cell(his, "e4")).hasAttribute("aria-label", "e4, white pawn");
        assertThat(his.locator("[data-said]")).hasText("Ann Lindqvist: e4.");
        assertThat(his.locator("[data-moves] [data-ply='1']")).hasText("e4");
        assertThat(his.locator("[data-seat=second] [data-clock]")).hasClass(Pattern.compile("runs"));
        press(his, "e7", "e5");
        assertThat(status(hers)).hasText("Your move.");
        act(his, "resign").click();
        his.locator("[data-resign] [value=yes]").click();
        assertThat(status(hers)).hasText("Ann Lindqvist has won: resignation.");
        assertThat(act(hers, "rematch")).isVisible();
        act(hers, "rematch").click();
        assertThat(his.locator("[data-offer]")).hasText("Ann Lindqvist would like another game.");
        act(his, "rematch").click();
        assertThat(status(his)).hasText("Your move.");
        assertThat(hers.locator("[data-moves] [data-ply]")).hasCount(0);
        assertEquals(List.of(), troubles);
    }

    @Test
    void a_draw_is_offered_declined_taken_back_and_agreed_to() {
        String room = begun("reversi", "15+10");
        Page hers = open(signedIn("ann"), room);
        Page his = open(signedIn("bob"), room);
        act(hers, "draw").click();
        assertThat(hers.locator("[data-offer]")).hasText("You have offered a draw.");
        assertThat(act(hers, "draw")).isHidden();
        assertThat(his.locator("[data-offer]")).hasText("Ann Lindqvist offers a draw.");
        act(his, "decline").click();
        assertThat(hers.locator("[data-offer]")).isHidden();
        act(his, "draw").click();
        act(hers, "agree").click();
        assertThat(status(his)).hasText("Drawn: agreed.");
        assertThat(his.locator("[data-clock].runs")).hasCount(0);
        Page watcher = open(signedIn("cho"), room);
        assertThat(status(watcher)).hasText("Drawn: agreed.");
        act(watcher, "begin").click();
        assertThat(status(hers)).hasText("Cho Min-jun waits for somebody to play with.");
    }

    @Test
    void what_is_refused_is_said_and_the_board_stays() {
        String room = begun("chess", "none");
        Page his = open(signedIn("bob"), room);
        assertThat(status(his)).hasText("Ann Lindqvist to play.");
        type(his, "e5");
        assertThat(his.locator(".toast")).hasText("It is the other player’s turn.");
        assertThat(his.locator("[data-typed] input")).hasValue("e5");
        cell(his, "e7").click();
        assertThat(his.locator(".cell.chosen")).hasCount(0);
        Page hers = open(signedIn("ann"), room);
        his.locator("[data-act=resign]").click();
        his.locator("[data-resign] [value=no]").click();
        assertThat(status(hers)).hasText("Your move.");
        Page watcher = open(signedIn("cho"), room);
        assertThat(watcher.locator("[data-typed]")).isHidden();
        assertThat(watcher.locator("[data-sit]:visible")).hasCount(0);
        cell(watcher, "e2").click();
        assertThat(watcher.locator(".cell.chosen")).hasCount(0);
    }

    private static void type(Page page, String move) {
        page.fill("[data-typed] input", move);
        page.keyboard().press("Enter");
    }

    @Test
    void a_link_to_a_move_shows_the_board_as_it_stood_after_it() {
        String room = begun("chess", "none");
        move("ann", room, "e4");
        move("bob", room, "e5");
        Page page = open(signedIn("cho"), room + "?at=5");
        assertThat(cell(page, "e4")).hasAttribute("aria-label", "e4, white pawn");
        assertThat(cell(page, "e7")).hasAttribute("aria-label", "e7, black pawn");
        assertThat(page.locator("[data-moves] [data-ply='1']")).hasAttribute("aria-current", "true");
        page.locator("[data-step=last]").click();
        assertThat(cell(page, "e5")).hasAttribute("aria-label", "e5, black pawn");
    }

    @Test
    void only_what_may_be_played_is_shown_and_taken() {
        String room = begun("chess", "none");
        Page page = open(signedIn("ann"), room);
        assertThat(status(page)).hasText("Your move.");
        cell(page, "g1").click();
        assertThat(page.locator(".cell.go")).hasCount(2);
        assertThat(cell(page, "f3")).hasAttribute("aria-label", "f3, empty, may be played");
        cell(page, "g4").click();
        assertThat(page.locator(".cell.go")).hasCount(0);
        type(page, "Nd4");
        assertThat(page.locator(".toast")).hasText("That move is not legal.");
        type(page, "Nf3");
        assertThat(cell(page, "f3")).hasAttribute("aria-label", "f3, white knight");
        assertThat(page.locator("[data-typed] input")).hasValue("");
        cell(page, "e2").click();
        assertThat(page.locator(".cell.chosen")).hasCount(0);
    }

    @Test
    void a_piece_is_dragged_and_moved_by_keyboard() {
        String room = begun("chess", "none");
        Page page = open(signedIn("ann"), room);
        Page his = open(signedIn("bob"), room);
        assertThat(status(page)).hasText("Your move.");
        cell(page, "d2").click();
        assertThat(page.locator(".cell.go")).hasCount(2);
        page.keyboard().press("Escape");
        drag(page, "d2", "d4");
        assertThat(cell(page, "d4")).hasAttribute("aria-label", "d4, white pawn");
        assertThat(status(his)).hasText("Your move.");
        assertEquals("h1", his.locator("[data-square]").first().getAttribute("data-square"));
        cell(his, "d7").focus();
        his.keyboard().press("Enter");
        assertThat(cell(his, "d7")).hasAttribute("aria-label", "d7, black pawn, chosen");
        his.keyboard().press("ArrowUp");
        his.keyboard().press("ArrowUp");
        assertThat(cell(his, "d5")).isFocused();
        his.keyboard().press("Enter");
        assertThat(cell(page, "d5")).hasAttribute("aria-label", "d5, black pawn");
    }

    private static void drag(Page page, String from, String to) {
        BoundingBox start = cell(page, from).boundingBox();
        BoundingBox end = cell(page, to).boundingBox();
        page.mouse().move(start.x + start.width / 2, start.y + start.height / 2);
        page.mouse().down();
        page.mouse().move(start.x + start.width / 2, start.y);
        page.mouse().move(end.x + end.width / 2, end.y + end.height / 2);
        page.mouse().up();
    }

    @Test
    void a_pawn_becomes_what_its_player_says() {
        String room = begun("chess", "none");
        for (String move : List.of("b4", "a5", "bxa5", "b5", "axb6", "Ra6", "b7", "Rh6")) {
            move(move.matches("b4|bxa5|axb6|b7") ? "ann" : "bob", room, move);
        }
        Page page = open(signedIn("ann"), room);
        assertThat(status(page)).hasText("Your move.");
        press(page, "b7", "c8");
        page.locator("[data-promote] [value=n]").click();
        assertThat(cell(page, "c8")).hasAttribute("aria-label", "c8, white knight");
    }

    @Test
    void earlier_positions_are_looked_at() {
        String room = begun("chess", "none");
        move("ann", room, "e4");
        move("bob", room, "e5");
        Page page = open(signedIn("cho"), room);
        page.locator("[data-step=back]").click();
        assertThat(cell(page, "e5")).hasAttribute("aria-label", "e5, empty");
        assertThat(status(page)).hasText("After move 1: e4");
        page.locator("[data-step=first]").click();
        assertThat(cell(page, "e2")).hasAttribute("aria-label", "e2, white pawn");
        assertThat(page.locator("[data-step=back]")).isDisabled();
        move("ann", room, "Nf3");
        assertThat(page.locator("[data-moves] [data-ply='3']")).hasText("Nf3");
        assertThat(cell(page, "e2")).hasAttribute("aria-label", "e2, white pawn");
        page.locator("[data-step=last]").click();
        assertThat(cell(page, "f3")).hasAttribute("aria-label", "f3, white knight");
        page.locator("[data-turn]").click();
        assertEquals("h1", page.locator("[data-square]").first().getAttribute("data-square"));
    }

    @Test
    void the_other_games_are_played_by_pressing_a_place() {
        for (String game : List.of("gomoku", "connect_four", "reversi")) {
            String room = begun(game, "none");
            Page page = open(signedIn("ann"), room);
            assertThat(status(page)).hasText("Your move.");
            cell(page, game.equals("reversi") ? "d3" : "d4").click();
            assertThat(status(page)).hasText("Bob Okafor to play.");
            assertThat(cell(page, game.equals("connect_four") ? "d1" : game.equals("reversi") ? "d3" : "d4"))
                    .hasAttribute("aria-label", Pattern.compile("stone|disc"));
        }
    }

    @Test
    void what_the_server_painted_is_what_the_script_leaves_there() {
        String room = begun("chess", "3d");
        move("ann", room, "e4");
        move("bob", room, "e5");
        Page page = signedIn("bob");
        page.route("**/assets/kind/game-*.js", route -> route.abort());
        // What her clock shows changes once she has thought for a second, and then not for an hour.
        page.waitForCondition(() -> {
            page.navigate("/room/" + room);
            return shown(page).contains("2 d 23 h");
        });
        String painted = shown(page);
        page.unroute("**/assets/kind/game-*.js");
        open(page, room);
        assertThat(page.locator("[data-moves] .now")).hasText("e5");
        assertEquals(painted, shown(page));
    }

    private static String shown(Page page) {
        return page.locator("[data-match]").innerText()
                + page.locator("[data-play]").innerText()
                + page.locator("[data-moves]").innerText()
                + page.locator("[data-square]").evaluateAll("all => all.map((one) => one.ariaLabel + one.className)");
    }

    @Test
    void it_fits_a_telephone() {
        String room = begun("gomoku", "15+10");
        Page page = signedIn("ann");
        page.setViewportSize(390, 844);
        open(page, room);
        BoundingBox board = page.locator("[data-board]").boundingBox();
        assertTrue(board.x >= 0 && board.x + board.width <= 390, "the board is cut off");
        assertTrue(Math.abs(board.width - board.height) < 2, board.width + " by " + board.height);
        assertEquals(true, page.evaluate("document.documentElement.scrollWidth <= 390"));
        BoundingBox play = page.locator("[data-play]").boundingBox();
        assertTrue(play.y >= board.y + board.height, "what is done beside the board is not below it");
    }

    @Test
    void the_board_fills_its_stage_and_makes_room_where_the_drawer_is_folded_away() {
        String room = begun("chess", "none");
        Page page = open(signedIn("ann"), room);
        Locator board = page.locator("[data-board]");
        assertTrue(board.boundingBox().width > 560, () -> "the board is " + board.boundingBox().width + " wide");
        assertThat(page.locator(".drawer [data-act=resign]")).isVisible();
        page.locator("[data-drawer]").click();
        assertThat(page.locator(".stage [data-act=resign]")).isVisible();
        BoundingBox play = page.locator("[data-play]").boundingBox();
        assertTrue(play.y + play.height <= 800, "what is done beside the board is out of sight");
        page.locator("[data-drawer]").click();
        assertThat(page.locator(".drawer [data-act=resign]")).isVisible();
    }
}
