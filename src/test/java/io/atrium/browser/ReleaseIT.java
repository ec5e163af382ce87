package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A release room as two people see it. */
class ReleaseIT extends BrowserTest {
    private static final String OPENS =
            "{\"type\":\"release\",\"version\":\"1.4.2\",\"stages\":[\"build\",\"test\",\"ship\"]}";

    @Test
    void two_people_watch_a_release_and_one_of_them_approves() {
        String room = newRoom();
        Page hers = open(signedIn("ann"), room, "");
        Page his = open(signedIn("bob"), room, "");
        List<String> troubles = troublesOf(hers);
        assertThat(hers.locator("[data-empty]")).isVisible();
        say(room, OPENS, stage("build", "running"), log("build", "compiling", "\u001b[32mdone\u001b[0m"));
        assertThat(hers.locator("h2[data-version]")).hasText("1.4.2");
        assertThat(gate(his, "build")).containsText("running");
        assertThat(line(his, "build", 2)).hasText(Pattern.compile(".*done"));
        assertThat(line(his, "build", 2).locator(".ink2")).hasText("done");
        say(room, stage("build", "passed"), stage("ship", "needs_approval"));
        assertThat(his.locator("[data-ask]")).containsText("ship waits for a keeper. Asked by Cho");
        assertThat(his.locator("[data-answer=approve]")).hasCount(0);
        assertThat(gate(hers, "ship")).containsText("your approval");
        screenshot(hers, "release-approval");
        his.navigate("/lobby");
        assertThat(his.locator(".room[data-room=" + room + "]")).containsText("1.4.2: ship waits for approval");
        hers.locator("[data-answer=approve]").click();
        assertThat(hers.locator("[data-ask]")).isHidden();
        assertThat(his.locator(".room[data-room=" + room + "]")).containsText("ship running since");
        assertThat(hers.locator("[data-said]")).containsText("Ann");
        say(room, stage("test", "skipped"), stage("ship", "passed"));
        assertThat(hers.locator("[data-facts]")).containsText("passed in");
        assertThat(hers.locator("li.head").last()).containsText("approved by Ann");
        assertEquals(List.of(), troubles);
    }

    @Test
    void a_log_of_many_lines_is_followed_left_and_gone_through() {
        String room = newRoom();
        say(room, OPENS, stage("build", "running"));
        pipe(
                room,
                "build",
                IntStream.rangeClosed(1, 30_000)
                        .mapToObj(i -> i == 12_345 ? "error: the needle" : "line " + i)
                        .collect(Collectors.joining("\n")));
        Page page = open(signedIn("ann"), room, "");
        List<String> troubles = troublesOf(page);
        assertThat(line(page, "build", 30_000)).isVisible();
        assertTrue(page.locator(".lines li").count() < 100, "only what is in sight is drawn");
        say(room, log("build", "a new one"));
        assertThat(line(page, "build", 30_001)).isVisible();
        page.locator("[data-lines]").evaluate("lines => lines.scrollTop = 0");
        assertThat(page.locator("[data-follow]")).hasAttribute("aria-pressed", "false");
        assertThat(line(page, "build", 1)).containsText("line 1");
        say(room, log("build", "another"));
        assertThat(page.locator("[data-count]")).hasText("30,002 lines");
        assertThat(line(page, "build", 1)).isVisible();
        page.locator("[data-first]").click();
        assertThat(line(page, "build", 12_345)).hasClass(Pattern.compile(".*err.*"));
        assertThat(line(page, "build", 12_345)).isVisible();
        assertThat(page).hasURL(Pattern.compile(".*#\\d+/build:12345"));
        assertThat(page.locator("[data-said]")).containsText("build, line 12,345: error: the needle");
        page.locator("[data-follow]").click();
        assertThat(line(page, "build", 30_002)).isVisible();
        assertEquals(List.of(), troubles);
    }

    @Test
    void a_text_is_found_wherever_it_is_and_errors_are_shown_alone() {
        String room = newRoom();
        say(room, OPENS, stage("build", "running"));
        pipe(room, "build", "hay\n".repeat(4_000) + "a Needle\n" + "hay\n".repeat(4_000) + "error: needle\n");
        say(room, stage("build", "passed"), stage("test", "running"), log("test", "error: needles"));
        Page page = open(signedIn("ann"), room, "");
        List<String> troubles = troublesOf(page);
        Locator find = page.locator("[data-find]");
        find.fill("needle");
        assertThat(page.locator("[data-found]")).hasText("1 of 3");
        assertThat(line(page, "build", 4_001).locator("mark")).hasText("Needle");
        find.press("Enter");
        assertThat(line(page, "build", 8_002)).isVisible();
        find.press("Enter");
        assertThat(page.locator("[data-found]")).hasText("3 of 3");
        assertThat(line(page, "test", 1)).isVisible();
        find.press("Shift+Enter");
        assertThat(line(page, "build", 8_002)).hasAttribute("aria-current", "true");
        find.fill("nowhere");
        assertThat(page.locator("[data-found]")).hasText("not found");
        find.press("Escape");
        assertThat(page.locator("[data-found]")).hasText("");
        page.locator("[data-show=errors]").click();
        assertThat(page.locator(".lines a[data-line]")).hasCount(2);
        say(room, log("test", "fine", "error: one more"));
        assertThat(page.locator(".lines a[data-line]")).hasCount(3);
        page.locator(".lines a[data-line]").first().click();
        assertThat(page.locator("[data-show=all]")).hasAttribute("aria-pressed", "true");
        assertThat(line(page, "build", 8_002)).hasAttribute("aria-current", "true");
        assertEquals(List.of(), troubles);
    }

    @Test
    void a_line_has_an_address_for_others_even_when_the_next_release_has_begun() {
        String room = newRoom();
        say(room, OPENS, stage("build", "running"));
        pipe(room, "build", "x\n".repeat(2_000) + "look here\n" + "x\n".repeat(2_000));
        say(room, stage("build", "failed"));
        Page hers = open(signedIn("ann"), room, "#build:2001");
        assertThat(line(hers, "build", 2_001)).isVisible();
        assertThat(line(hers, "build", 2_001)).hasAttribute("aria-current", "true");
        String address = hers.url().substring(hers.url().indexOf('#'));
        say(room, OPENS.replace("1.4.2", "1.4.3"), stage("build", "running"), log("build", "new"));
        assertThat(hers.locator("h2[data-version]")).hasText("1.4.3");
        Page his = open(signedIn("bob"), room, address);
        assertThat(his.locator("h2[data-version]")).hasText("1.4.2");
        assertThat(line(his, "build", 2_001)).containsText("look here");
        say(room, log("build", "newer"));
        his.locator("[data-back]").click();
        assertThat(his.locator("h2[data-version]")).hasText("1.4.3");
        assertThat(line(his, "build", 2)).containsText("newer");
        his.locator("[data-earlier]").click();
        assertThat(his.locator("[data-releases] .row").nth(1)).containsText("failed at build");
        his.locator("[data-releases] .row").nth(1).click();
        assertThat(his.locator("h2[data-version]")).hasText("1.4.2");
        assertThat(his.locator("[data-facts]")).containsText("failed after");
    }

    @Test
    void everything_is_reached_by_keyboard() {
        String room = newRoom();
        say(room, OPENS, stage("build", "running"), log("build", "one", "two", "three"));
        say(room, stage("build", "passed"), stage("test", "running"), log("test", "four"));
        Page page = open(signedIn("ann"), room, "");
        assertThat(line(page, "build", 1)).hasCount(0);
        assertThat(line(page, "test", 1)).isVisible();
        page.locator("[data-fold=build]").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-fold=build]")).hasAttribute("aria-expanded", "true");
        assertThat(line(page, "build", 3)).isVisible();
        page.locator("[data-lines]").focus();
        page.keyboard().press("Enter");
        assertThat(line(page, "build", 1)).hasAttribute("aria-current", "true");
        page.keyboard().press("ArrowDown");
        assertThat(line(page, "build", 2)).hasAttribute("aria-current", "true");
        assertThat(page.locator("[data-said]")).containsText("build, line 2: two");
        page.keyboard().press("Escape");
        assertThat(page.locator(".lines [aria-current]")).hasCount(0);
        page.locator("[data-stage=build]").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-stage=build]")).hasAttribute("aria-pressed", "true");
        assertThat(page.locator("[data-shown]")).hasText("build");
    }

    @Test
    void what_the_server_painted_is_what_the_script_leaves_there() {
        String room = newRoom();
        say(
                room,
                OPENS,
                stage("build", "running"),
                log("build", "one", "\u001b[31mtwo\u001b[0m"),
                stage("build", "failed"));
        Page page = signedIn("ann");
        page.route("**/assets/kind/release-*.js", route -> route.abort());
        page.navigate("/room/" + room);
        assertThat(page.locator(".lines li").last()).containsText("two");
        String painted = above(page);
        page.unroute("**/assets/kind/release-*.js");
        open(page, room, "");
        assertThat(line(page, "build", 2)).containsText("two");
        assertEquals(painted, above(page));
    }

    @Test
    void nothing_in_a_line_becomes_part_of_the_page() {
        String room = newRoom();
        String evil = "<img src=x onerror=alert(1)><b>bold</b>\u001b]0;title\u0007\u001b[2J";
        say(room, OPENS, stage("build", "running"), log("build", evil));
        Page page = open(signedIn("ann"), room, "");
        List<String> troubles = troublesOf(page);
        assertThat(line(page, "build", 1)).containsText("<img src=x onerror=alert(1)><b>bold</b>");
        assertThat(page.locator(".lines img, .lines b")).hasCount(0);
        assertEquals(List.of(), troubles);
    }

    private static String above(Page page) {
        return page.locator(".shipping").innerText()
                + page.locator(".tooled .shown").innerText();
    }

    private static Locator gate(Page page, String stage) {
        return page.locator("[data-pipe] [data-stage=" + stage + "]");
    }

    private static Locator line(Page page, String stage, int number) {
        return page.locator(".lines li:has(a[data-of=" + stage + "][data-line='" + number + "'])");
    }

    private static String stage(String stage, String status) {
        return Json.createObjectBuilder()
                .add("type", "stage")
                .add("stage", stage)
                .add("status", status)
                .build()
                .toString();
    }

    private static String log(String stage, String... lines) {
        return Json.createObjectBuilder()
                .add("stage", stage)
                .add("lines", Json.createArrayBuilder(List.of(lines)))
                .build()
                .toString();
    }

    private static Page open(Page page, String room, String hash) {
        page.navigate("/room/" + room + hash);
        assertThat(page.locator("main[data-connection=open]"))
                .isAttached(new LocatorAssertions.IsAttachedOptions().setTimeout(30_000));
        return page;
    }

    /** A build server's, which may not approve. */
    private RestClient reporter() {
        return server().as("cho");
    }

    private void say(String room, String... frames) {
        reporter()
                .send("POST", "/api/rooms/" + room + "/entries", "[" + String.join(",", frames) + "]")
                .expect(201);
    }

    private void pipe(String room, String stage, String text) {
        reporter()
                .send("POST", "/api/rooms/" + room + "/intake/txt?stage=" + stage, text)
                .expect(200);
    }

    private String newRoom() {
        return server().as("ann")
                .newRoom(Json.createObjectBuilder()
                        .add("name", "release-" + UUID.randomUUID())
                        .add("title", "Release")
                        .add("kind", "release")
                        .build());
    }
}
