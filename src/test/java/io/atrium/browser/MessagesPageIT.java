package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two people over a day in a room: who moderates it, ann, and who does not, bob. */
class MessagesPageIT extends BrowserTest {
    private String room;

    @BeforeEach
    void makeRoom() {
        room = AtriumServer.shared().as("ann").newRoom("v");
    }

    @Test
    void a_moderator_sees_what_a_message_said_before_and_who_removed_which() {
        Talk hers = Talk.in(signedIn("ann"), room);
        Talk his = Talk.in(signedIn("bob"), room);
        his.say("under the mat");
        assertThat(his.texts()).hasText(new String[] {"under the mat"});
        his.page().keyboard().press("ArrowUp");
        assertThat(his.page().locator("#message")).hasValue("under the mat");
        his.say("with ann");
        hers.row("with ann").locator(".edited").click();
        Locator dialog = hers.page().locator("[data-revisions]");
        assertThat(dialog.locator("li .text")).hasText(new String[] {"with ann", "under the mat"});
        picture(hers.page(), "conversation-revisions");
        dialog.locator("button").click();
        assertThat(dialog).hasCount(0);
        assertThat(hers.row("with ann")).isFocused();
        assertThat(act(his, "with ann", "history")).hasCount(0);

        his.row("with ann").hover();
        his.row("with ann").locator("[data-delete]").click();
        his.page().click("[data-erase] button[value=yes]");
        act(hers, "Message removed", "history").click();
        assertThat(dialog).containsText("Bob Okafor removed this message");
        assertThat(dialog).not().containsText("mat");
        hers.page().keyboard().press("Escape");
        his.row("Message removed").hover();
        assertThat(his.page().locator(".msg.erased .tools")).hasCount(0);
    }

    @Test
    void the_arrow_up_changes_ones_last_answer_in_a_thread() {
        Talk hers = Talk.in(signedIn("ann"), room);
        Page page = hers.page();
        hers.say("question");
        hers.row("question").hover();
        hers.row("question").locator("[data-answer]").click();
        page.fill("#answer", "anwser");
        page.keyboard().press("Enter");
        assertThat(page.locator("#panel-thread .msg[data-seq]")).hasCount(2);
        page.keyboard().press("ArrowUp");
        assertThat(page.locator("#answer")).hasValue("anwser");
        page.fill("#answer", "answer");
        page.keyboard().press("Enter");
        assertThat(page.locator("#panel-thread .msg[data-seq] .text")).hasText(new String[] {"question", "answer"});
    }

    @Test
    void a_quote_comes_into_the_field_and_a_forward_into_another_room() {
        String other = AtriumServer.shared().as("bob").newRoom("w");
        Talk his = Talk.in(signedIn("bob"), room);
        Talk hers = Talk.in(signedIn("ann"), room);
        hers.say("deploy at **four**");
        act(his, "deploy at four", "quote").click();
        assertThat(his.page().locator("#message"))
                .hasValue(Pattern.compile(
                        "> deploy at \\*\\*four\\*\\*\\n> — Ann Lindqvist, http.*/room/" + room + "\\?at=1\\n"));
        his.page().locator("#message").press("End");
        his.page().locator("#message").pressSequentially("fine");
        his.page().keyboard().press("Enter");
        assertThat(hers.rows().last().locator("blockquote")).containsText("deploy at four");
        assertThat(hers.rows().last().locator("blockquote a")).isVisible();

        act(his, "deploy at four", "forward").click();
        his.page().fill("#forward-filter", other);
        his.page().locator("[data-forward] [data-target='" + other + "']").click();
        Locator done = his.page().locator(".toast a");
        assertThat(done).isVisible();
        done.click();
        Talk there = new Talk(his.page(), other);
        there.connected();
        Locator forwarded = there.rows().first();
        assertThat(forwarded.locator(".forwarded")).containsText("Said by Ann Lindqvist");
        assertThat(forwarded.locator(".forwarded a")).isVisible();
        forwarded.hover();
        assertThat(forwarded.locator(".tools [data-delete]")).isVisible();
        assertThat(forwarded.locator(".tools [data-edit]")).hasCount(0);
        forwarded.locator(".forwarded a").click();
        assertThat(his.rows().first()).isFocused();
    }

    @Test
    void what_is_saved_is_marked_and_listed_in_all_ones_windows() {
        Talk hers = Talk.in(signedIn("ann"), room);
        Page lobby = hers.page().context().newPage();
        lobby.navigate("/lobby");
        lobby.locator("[popovertarget=saved]").first().click();
        Talk his = Talk.in(signedIn("bob"), room);
        his.say("the wifi password is on the wall");
        act(hers, "wifi", "save").click();
        assertThat(hers.row("wifi").locator(".saved-mark")).isVisible();
        Locator item = lobby.locator("#saved [data-saved-item='" + room + "/1']");
        assertThat(item).containsText("Bob Okafor in");
        assertThat(item).containsText("the wifi password is on the wall");
        assertThat(his.page().locator(".saved-mark")).hasCount(0);
        hers.page().reload();
        assertThat(hers.row("wifi").locator(".saved-mark")).isVisible();
        item.locator("a").click();
        assertThat(new Talk(lobby, room).row("wifi")).isFocused();
        lobby.locator("[popovertarget=saved]").first().click();
        item.locator("button").click();
        assertThat(item).hasCount(0);
        assertThat(hers.row("wifi").locator(".saved-mark")).hasCount(0);
    }

    @Test
    void a_room_is_unread_from_a_message_on_until_one_comes_back_to_it() {
        Talk hers = Talk.in(signedIn("ann"), room);
        Talk his = Talk.in(signedIn("bob"), room);
        his.say("one");
        his.say("two");
        his.say("three");
        assertThat(hers.rows()).hasCount(3);
        Page lobby = hers.page().context().newPage();
        lobby.navigate("/lobby");
        Locator badge = lobby.locator(".room[data-room='" + room + "'] .badge");
        assertThat(badge).hasCount(0);
        act(hers, "two", "unread").click();
        assertThat(badge).hasText("2");
        assertThat(hers.page().locator("[data-new] + .msg")).containsText("two");
        his.say("four");
        assertThat(badge).hasText("3");
        hers.say("five");
        assertThat(badge).hasCount(0);
    }

    @Test
    void what_one_begins_to_write_is_there_in_ones_other_browser_and_a_word_says_so() {
        Talk here = Talk.in(signedIn("ann"), room);
        Page lobby = signedIn("ann");
        Locator mark = lobby.locator(".room[data-room='" + room + "'] .drafted");
        assertThat(lobby.locator(".room[data-room='" + room + "']")).isVisible();
        assertThat(mark).hasCount(0);
        here.page().locator("#message").pressSequentially("half a sen");
        assertThat(mark).hasText("Draft");
        lobby.reload();
        assertThat(mark).hasText("Draft");
        Talk there = Talk.in(signedIn("ann"), room);
        assertThat(there.page().locator("#message")).hasValue("half a sen");
        there.page().locator("#message").pressSequentially("tence");
        assertThat(here.page().locator("#message")).hasValue("half a sentence");
        there.page().keyboard().press("Enter");
        assertThat(here.texts()).hasText(new String[] {"half a sentence"});
        assertThat(here.page().locator("#message")).hasValue("");
        assertThat(mark).hasCount(0);
    }

    @ParameterizedTest
    @CsvSource({"en-GB,1280,LIGHT", "zh-CN,390,DARK"})
    void all_of_it_fits_its_window(String locale, int width, ColorScheme scheme) {
        RestClient bob = AtriumServer.shared().as("bob");
        bob.put(
                "/api/rooms/" + room + "/members/bob",
                Json.createObjectBuilder().build());
        Talk.post(bob, room, "the wifi password is on the wall, behind the big plant", "is everybody in?");
        String other = bob.newRoom("x");
        Page page = person(locale, width, scheme, "ann");
        String look = width + "-" + scheme.name().toLowerCase(Locale.ROOT);
        Talk there = Talk.in(page, other);
        bob.post(
                        "/api/rooms/" + other + "/entries",
                        Json.createObjectBuilder()
                                .add(
                                        "forward",
                                        Json.createObjectBuilder()
                                                .add("room", room)
                                                .add("seq", 1))
                                .build())
                .expect(201);
        assertThat(there.rows().first().locator(".forwarded a")).isVisible();
        act(there, "wifi", "save").click();
        assertThat(page.locator(".saved-mark")).isVisible();
        page.locator("#message").pressSequentially("half a sen");
        there.row("wifi").first().hover();
        there.row("wifi").first().locator(".tools [data-more]").click();
        picture(page, "conversation-menu-" + look);
        page.locator("[data-do=forward]").click();
        picture(page, "conversation-forward-" + look);
        page.keyboard().press("Escape");
        page.navigate("/lobby");
        assertThat(page.locator(".room[data-room='" + other + "'] .drafted")).isVisible();
        picture(page, "conversation-lobby-" + look);
        page.locator("[popovertarget=saved]:visible").first().click();
        assertThat(page.locator("#saved [data-saved-item='" + other + "/1']")).isVisible();
        picture(page, "conversation-saved-" + look);
    }

    /** What is in a message's menu, opened. */
    private static Locator act(Talk talk, String text, String which) {
        talk.row(text).first().hover();
        talk.row(text).first().locator(".tools [data-more]").click();
        return talk.row(text).first().locator(".tools [data-do=" + which + "]");
    }
}
