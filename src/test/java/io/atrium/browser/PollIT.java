package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.atrium.wire.FrameCodec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A poll as two people see it. */
class PollIT extends PollPages {
    @Test
    void two_people_vote_and_see_each_other_s_votes_come_in() {
        String poll = newPoll("\"change\":true,\"questions\":[" + LUNCH + "]");
        Page hers = open(signedIn("ann"), poll);
        Page his = open(signedIn("bob"), poll);
        List<String> troubles = troublesOf(hers);
        mark(hers, 0).locator("input").check();
        act(hers).click();
        assertThat(hers.locator("[data-said]")).hasText("Your answer counts.");
        assertThat(mark(his, 0).locator("[data-share]")).hasText("100 %");
        assertThat(his.locator("[data-turnout]")).hasText("1 of 2 has voted");
        mark(his, 1).locator("input").check();
        act(his).click();
        assertThat(mark(hers, 0).locator("[data-share]")).hasText("50 %");
        assertThat(hers.locator("[data-status]")).hasText("2 of 2 have answered.");
        mark(his, 0).locator("input").check();
        assertThat(act(his)).hasText("Change my vote");
        act(his).click();
        assertThat(mark(hers, 0).locator("[data-share]")).hasText("100 %");
        assertThat(mark(hers, 0).locator("[data-bar]")).hasAttribute("width", "100");
        hers.locator("[data-voters] summary").click();
        assertThat(hers.locator("[data-voted]")).hasText("Voted · 2");
        assertThat(hers.locator("[data-voter=bob]")).containsText("Soup");
        assertEquals(List.of(), troubles);
    }

    @Test
    void the_keeper_closes_it_and_everybody_sees_the_results() {
        String poll = newPoll("\"results\":\"after_close\",\"questions\":[" + LUNCH + "]");
        vote("bob", poll, "{\"question\":\"q1\",\"choices\":[\"Salad\"]}");
        Page hers = open(signedIn("ann"), poll);
        Page his = open(signedIn("bob"), poll);
        List<String> troubles = troublesOf(his);
        assertThat(his.locator("[data-status]")).hasText("1 of 2 has answered. The results are shown after the close.");
        assertThat(mark(his, 1).locator("[data-count]")).isEmpty();
        assertThat(mark(his, 1).locator("input")).isDisabled();
        assertThat(mark(his, 1).locator("input")).isChecked();
        assertThat(his.locator("[data-close]")).hasCount(0);
        hers.locator("[data-close]").click();
        hers.locator("[data-close-dialog] [value=no]").click();
        assertThat(hers.locator("[data-state]")).hasText("Open");
        hers.locator("[data-close]").click();
        hers.locator("[data-close-dialog] [value=yes]").click();
        assertThat(his.locator("[data-state]")).hasText("Closed");
        assertThat(his.locator("[data-said]")).hasText("The poll is closed. These are the results.");
        assertThat(mark(his, 1).locator("[data-share]")).hasText("100 %");
        assertThat(act(hers)).isHidden();
        assertThat(mark(hers, 0).locator("input")).isDisabled();
        his.navigate("/lobby");
        assertThat(his.locator(".room[data-room=" + poll + "]")).containsText("Closed; 1 of 2 voted");
        hers.locator("[data-reopen]").click();
        assertThat(hers.locator("[data-state]")).hasText("Open");
        assertThat(mark(hers, 0).locator("input")).isEnabled();
        assertThat(mark(hers, 1).locator("[data-share]")).isEmpty();
        assertEquals(List.of(), troubles);
    }

    @Test
    void a_survey_goes_page_by_page_and_misses_what_is_required() {
        String poll = newPoll(
                "\"per_page\":2,\"questions\":[{\"id\":\"q1\",\"text\":\"Lunch?\",\"required\":true,\"choices\":[\"Soup\",\"Salad\"]},"
                        + "{\"id\":\"q2\",\"text\":\"Days?\",\"type\":\"multiple\",\"max\":2,\"choices\":[\"Mon\",\"Tue\",\"Wed\"]},"
                        + "{\"id\":\"q3\",\"text\":\"Order?\",\"type\":\"ranking\",\"required\":true,\"choices\":[\"X\",\"Y\",\"Z\"]},"
                        + "{\"id\":\"q4\",\"text\":\"Else?\",\"type\":\"text\"}]");
        Page page = open(signedIn("bob"), poll);
        List<String> troubles = troublesOf(page);
        assertThat(page.locator("[data-where]")).hasText("Page 1 of 2");
        assertThat(question(page, "q3")).isHidden();
        act(page).click();
        assertThat(error(page, "q1")).hasText("This question must be answered.");
        assertThat(question(page, "q1").locator("input").first()).isFocused();
        page.keyboard().press("Space");
        assertThat(error(page, "q1")).isHidden();
        question(page, "q2").locator("input").nth(0).check();
        question(page, "q2").locator("input").nth(1).check();
        question(page, "q2").locator("input").nth(2).check();
        act(page).click();
        assertThat(error(page, "q2")).hasText("2 answers at most.");
        question(page, "q2").locator("input").nth(1).uncheck();
        act(page).click();
        assertThat(page.locator("[data-where]")).hasText("Page 2 of 2");
        assertThat(page.locator("[data-said]")).hasText("Your 2 answers count.");
        rankAndWrite(page);
        page.locator("[data-back]").click();
        assertThat(question(page, "q1").locator("input").first()).isDisabled();
        assertThat(question(page, "q1").locator(".mine")).hasCount(1);
        assertEquals(List.of(), troubles);
    }

    private static void rankAndWrite(Page page) {
        Locator ranked = question(page, "q3").locator("button[data-mark]");
        ranked.nth(2).click();
        act(page).click();
        assertThat(error(page, "q3")).hasText("Give each of them a place.");
        ranked.nth(0).focus();
        page.keyboard().press("Enter");
        assertThat(ranked.nth(1).locator("[data-place]")).hasText("3");
        question(page, "q4").locator("textarea").fill("More <b>soup</b>");
        act(page).click();
        assertThat(page.locator("[data-said]")).hasText("Your 2 answers count.");
        assertThat(question(page, "q4").locator("[data-words]")).containsText("soup");
        question(page, "q4").locator("summary").click();
        assertThat(question(page, "q4").locator("[data-answers] li")).hasText("More <b>soup</b>");
        assertThat(ranked.nth(2).locator("[data-share]")).hasText("place 1");
    }

    @Test
    void an_anonymous_poll_says_that_it_is_and_shows_results_from_three_votes_on() {
        String poll = newPoll("\"anonymous\":true,\"questions\":[" + LUNCH + "]");
        vote("bob", poll, "{\"question\":\"q1\",\"choices\":[\"Soup\"]}");
        vote("cho", poll, "{\"question\":\"q1\",\"choices\":[\"Soup\"]}");
        Page page = open(signedIn("ann"), poll);
        List<String> troubles = troublesOf(page);
        assertThat(page.locator(".standing .note")).containsText("for what nobody can find out");
        assertThat(page.locator("[data-voters]")).hasCount(0);
        assertThat(page.locator("[data-status]")).hasText("2 of 3 have answered. Shown from 3 answers on.");
        mark(page, 1).click();
        act(page).click();
        assertThat(page.locator("[data-own]")).hasText("Your answer counts. What it was nobody knows but you.");
        assertThat(mark(page, 0).locator("[data-share]")).hasText("67 %");
        assertThat(act(page)).isHidden();
        page.reload();
        assertThat(page.locator("[data-own]")).isVisible();
        assertThat(page.locator("[data-mark].mine")).hasCount(0);
        assertEquals(List.of(), troubles);
    }

    @Test
    void who_has_voted_elsewhere_is_told_so() {
        String poll = newPoll("\"anonymous\":true,\"questions\":[" + LUNCH + "]");
        Page page = open(signedIn("ann"), poll);
        vote("ann", poll, "{\"question\":\"q1\",\"choices\":[\"Soup\"]}");
        mark(page, 1).click();
        act(page).click();
        assertThat(error(page, "q1")).hasText("You have answered this question already.");
        assertThat(mark(page, 1).locator("input")).isDisabled();
    }

    @Test
    void a_reader_sees_the_results_and_can_not_vote() {
        String poll = newPoll("\"questions\":[" + LUNCH + "]");
        server().as("ann")
                .put("/api/rooms/" + poll + "/members/bob", FrameCodec.object("{\"role\":\"reader\"}"))
                .expect(200);
        Page page = open(signedIn("bob"), poll);
        assertThat(page.locator(".standing")).containsText("You may read this room, not vote in it.");
        assertThat(mark(page, 0).locator("input")).isDisabled();
        assertThat(act(page)).isHidden();
        vote("ann", poll, "{\"question\":\"q1\",\"choices\":[\"Soup\"]}");
        assertThat(mark(page, 0).locator("[data-share]")).hasText("100 %");
    }

    @Test
    void what_the_server_painted_is_what_the_script_leaves_there() {
        String poll = newPoll("\"change\":true,\"per_page\":9,\"questions\":[" + LUNCH
                + ",{\"id\":\"q2\",\"text\":\"How?\",\"type\":\"rating\"}"
                + ",{\"id\":\"q3\",\"text\":\"Order?\",\"type\":\"ranking\",\"choices\":[\"X\",\"Y\",\"Z\"]}"
                + ",{\"id\":\"q4\",\"text\":\"Else?\",\"type\":\"text\"}]");
        for (String frame : List.of(
                "{\"question\":\"q1\",\"choices\":[\"Soup\"]}",
                "{\"question\":\"q2\",\"rating\":4}",
                "{\"question\":\"q3\",\"choices\":[\"Z\",\"X\",\"Y\"]}",
                "{\"question\":\"q4\",\"text\":\"More soup\"}")) {
            vote("ann", poll, frame);
        }
        vote("bob", poll, "{\"question\":\"q2\",\"rating\":5}");
        Page page = signedIn("ann");
        page.route("**/assets/kind/poll-*.js", route -> route.abort());
        page.navigate("/room/" + poll);
        assertThat(question(page, "q2").locator("[data-status]")).containsText("Mean 4.5");
        String painted = shown(page);
        page.unroute("**/assets/kind/poll-*.js");
        open(page, poll);
        assertThat(question(page, "q3").locator("button").first()).hasAttribute("aria-label", "X: place 2");
        assertEquals(painted, shown(page));
    }

    private static String shown(Page page) {
        return page.locator("[data-ballot]").innerText()
                + page.locator(".standing").innerText();
    }
}
