package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.json.Json;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Two people, one of whom has no mouse. */
class KeysIT extends SearchPages {
    @Test
    void a_few_letters_and_enter_lead_to_a_room_and_what_is_unread_stands_first() {
        String pumps = room("Pump hall " + word);
        String quiet = room("Quiet " + word);
        Page his = signedIn("bob");
        List<String> troubles = troublesOf(his);
        Talk.in(his, quiet);
        Talk.post(ann, pumps, "pressure is up");
        assertThat(place(his, pumps)).hasClass(Pattern.compile(".*\\bunread\\b.*"));
        his.keyboard().press("Control+k");
        assertThat(his.locator("#switch")).isFocused();
        assertThat(options(his).first()).hasAttribute("aria-selected", "true");
        his.keyboard().type("pump hall " + word);
        assertThat(options(his).first()).containsText("Pump hall " + word);
        assertThat(options(his).first().locator(".badge")).hasText("1");
        Talk.post(ann, pumps, "and up");
        assertThat(options(his).first().locator(".badge")).hasText("2");
        his.keyboard().press("Enter");
        his.waitForURL("**/room/" + pumps);
        his.keyboard().press("Control+k");
        his.keyboard().press("Escape");
        assertThat(his.locator("dialog.switcher")).isHidden();
        assertEquals(List.of(), troubles);
    }

    @Test
    void words_that_were_said_are_found_there_too_and_enter_stands_before_them() {
        Talk.post(ann, room, 40);
        Talk.post(ann, room, "remember " + word);
        Talk.post(ann, room, 40);
        Page his = signedIn("bob");
        his.keyboard().press("Control+k");
        his.keyboard().type("remember " + word);
        Locator entry = his.locator("#switch-list .hit");
        assertThat(entry).hasCount(1);
        his.keyboard().press("Enter");
        his.waitForURL("**/room/" + room + "?at=41");
        assertThat(his.locator(".msg[data-seq='41']")).isFocused();
        his.keyboard().press("Control+k");
        his.keyboard().type("nothing is called " + word.substring(1));
        assertThat(options(his)).hasCount(1);
        his.keyboard().press("Enter");
        his.waitForURL("**/search?q=**");
        his.keyboard().press("/");
        assertThat(his.locator("#q")).isFocused();
    }

    @Test
    void the_next_room_with_something_unread_is_two_keys_and_an_arrow_away() {
        // Neighbours in the rail, whatever others there are.
        String loud = room("Zzz " + word + " a");
        String here = room("Zzz " + word + " b");
        Page his = signedIn("bob");
        Talk.in(his, here);
        Talk.post(ann, loud, "hello");
        assertThat(place(his, loud)).hasClass(Pattern.compile(".*\\bunread\\b.*"));
        his.locator("#message").click();
        his.keyboard().press("Alt+Shift+ArrowUp");
        his.waitForURL("**/room/" + loud);
        Talk.in(his, loud).connected();
        his.keyboard().press("Alt+ArrowDown");
        his.waitForURL("**/room/" + here);
    }

    @Test
    void a_person_is_found_by_name_and_written_to() {
        Page his = signedIn("bob");
        his.keyboard().press("Control+k");
        his.keyboard().type("min-jun");
        Locator person = options(his).and(his.locator("[data-login='cho']"));
        assertThat(person).isVisible();
        person.click();
        his.waitForURL("**/room/*");
        assertThat(his.locator("h1")).containsText("Cho Min-jun");
    }

    @Test
    void the_question_mark_lists_the_keys_of_the_page() {
        Page his = signedIn("bob");
        Talk.in(his, room);
        his.locator("main").press("?");
        Locator list = his.locator("dialog.shortcuts");
        assertThat(list).containsText("Go to a room");
        assertThat(list).containsText("In a chat");
        assertThat(list.locator("kbd").first()).hasText("Ctrl");
        his.keyboard().press("Escape");
        assertThat(list).hasCount(0);
        his.locator("#message").click();
        his.keyboard().type("why?");
        assertThat(his.locator("#message")).hasValue("why?");
        assertThat(list).hasCount(0);
    }

    @Test
    void it_speaks_chinese_and_fits_a_telephone() {
        Talk.post(ann, room, "记得 " + word);
        Page hers = person("zh-CN", 390, ColorScheme.DARK, "ann");
        Talk.in(hers, room);
        hers.keyboard().press("Control+k");
        hers.keyboard().type(word);
        assertThat(hers.locator("#switch-list .hit")).hasCount(1);
        picture(hers, "switcher-zh-narrow-dark");
        hers.keyboard().press("Escape");
        hers.locator("main").press("?");
        assertThat(hers.locator("dialog.shortcuts")).containsText("聊天中");
        picture(hers, "keys-zh-narrow-dark");
    }

    /** A chat of Ann's and Bob's. */
    private String room(String title) {
        return ann.newRoom(Json.createObjectBuilder()
                .add("name", "k" + Long.toString(System.nanoTime(), 36))
                .add("title", title)
                .add("members", Json.createArrayBuilder().add("bob"))
                .build());
    }

    private static Locator place(Page page, String room) {
        return page.locator(".rail [data-room='" + room + "']");
    }

    private static Locator options(Page page) {
        return page.locator("#switch-list [role=option]");
    }
}
