package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way to one entry of a room, and on from there. */
class JumpIT extends BrowserTest {
    private static final Pattern AT_90 = Pattern.compile(".*\\?at=90$");

    private RestClient ann;
    private String room;

    @BeforeEach
    void makeRoom() {
        ann = AtriumServer.shared().as("ann");
        room = ann.newRoom("j");
    }

    @Test
    void an_old_message_opens_in_its_place_and_leads_on_in_both_directions() {
        Talk.post(ann, room, 300);
        Page his = signedIn("bob");
        List<String> troubles = troublesOf(his);
        Talk talk = at(his, 90);
        assertThat(entry(talk, 90)).isFocused();
        assertThat(entry(talk, 90)).hasClass(Pattern.compile(".*\\barrived\\b.*"));
        assertThat(entry(talk, 90)).isInViewport();
        assertThat(entry(talk, 89)).isInViewport();
        assertThat(entry(talk, 91)).isInViewport();
        assertThat(entry(talk, 300)).hasCount(0);

        Talk.post(ann, room, "news");
        assertThat(his.locator("[data-below] span")).hasText("1 new message");
        assertThat(talk.row("news")).hasCount(0);
        scrollToEnd(talk, "line 300");
        assertThat(talk.row("news")).isVisible();
        assertEquals(talk.seqs().stream().distinct().toList(), talk.seqs());
        Talk.post(ann, room, "more news");
        assertThat(talk.row("more news")).isVisible();

        at(his, 90);
        talk.scrollTo(0);
        assertThat(entry(talk, 1)).hasCount(1);
        assertEquals(List.of(), troubles);
    }

    @Test
    void the_newest_are_a_button_away_and_what_one_says_is_said_there() {
        Talk.post(ann, room, 200);
        Page his = signedIn("bob");
        Talk talk = at(his, 50);
        assertThat(entry(talk, 50)).isFocused();
        his.click("[data-latest]");
        assertThat(entry(talk, 200)).isInViewport();
        assertThat(his.locator("[data-below]")).isHidden();
        assertThat(his).hasURL(Pattern.compile(".*/room/" + room + "$"));

        at(his, 50);
        assertThat(entry(talk, 50)).isFocused();
        talk.say("what was that?");
        assertThat(talk.row("what was that?")).isInViewport();
        assertThat(entry(talk, 200)).isInViewport();
        assertThat(talk.unsent()).hasCount(0);
    }

    @Test
    void nothing_counts_as_read_by_looking_at_what_was_long_ago() {
        AtriumServer.shared()
                .as("bob")
                .put(
                        "/api/rooms/" + room + "/members/bob",
                        Json.createObjectBuilder().build());
        Talk.post(ann, room, 200);
        Page his = signedIn("bob");
        Talk talk = at(his, 50);
        assertThat(entry(talk, 50)).isFocused();
        Talk.post(ann, room, "unread");
        assertThat(his.locator("[data-below] span")).hasText("1 new message");
        Page lobby = his.context().newPage();
        lobby.navigate("/lobby");
        assertThat(lobby.locator(".room[data-room=" + room + "] .badge")).hasText("99+");
    }

    @Test
    void what_is_changed_and_deleted_meanwhile_is_so_there_too() {
        Talk.post(ann, room, 200);
        Talk talk = at(signedIn("bob"), 90);
        assertThat(entry(talk, 90)).isFocused();
        ann.send("POST", "/api/rooms/" + room + "/entries", "{\"type\":\"edit\",\"seq\":91,\"message\":\"mended\"}")
                .expect(201);
        ann.send("POST", "/api/rooms/" + room + "/entries", "{\"type\":\"delete\",\"seq\":92}")
                .expect(201);
        assertThat(entry(talk, 91).locator(".text")).hasText("mended");
        assertThat(entry(talk, 92)).hasClass(Pattern.compile(".*\\berased\\b.*"));
    }

    @Test
    void a_link_on_the_page_and_the_browsers_back_lead_there_without_a_reload() {
        Talk.post(ann, room, 200);
        Page his = signedIn("bob");
        Talk talk = Talk.in(his, room);
        his.evaluate("window.same = true");
        Talk.post(ann, room, his.url() + "?at=90");
        talk.rows().last().locator("a").click();
        assertThat(entry(talk, 90)).isFocused();
        assertThat(his).hasURL(AT_90);
        his.goBack();
        assertThat(talk.row("?at=90")).isInViewport();
        assertEquals(true, his.evaluate("window.same"));
    }

    @Test
    void back_from_what_was_on_the_page_already_leads_to_the_newest_too() {
        Talk.post(ann, room, 49);
        Page his = signedIn("bob");
        Talk talk = Talk.in(his, room);
        Talk.post(ann, room, his.url() + "?at=2");
        assertThat(entry(talk, 2)).not().isInViewport();
        talk.rows().last().locator("a").click();
        assertThat(entry(talk, 2)).isFocused();
        assertThat(entry(talk, 2)).isInViewport();
        his.goBack();
        assertThat(talk.row("?at=2")).isInViewport();
    }

    @Test
    void what_is_no_longer_there_is_said() {
        Talk.post(ann, room, "one", "two");
        Page his = signedIn("bob");
        Talk talk = at(his, 77);
        assertThat(his.locator(".toast")).hasText("That entry is no longer kept here.");
        assertThat(talk.texts()).hasText(new String[] {"one", "two"});
        ann.send("POST", "/api/rooms/" + room + "/entries", "{\"type\":\"delete\",\"seq\":1}")
                .expect(201);
        at(his, 1);
        assertThat(his.locator(".toast")).hasText("That message was deleted.");
        assertThat(entry(talk, 1)).isFocused();
    }

    @Test
    void a_line_of_a_release_is_found_by_its_entry() {
        String name = "r" + Long.toString(System.nanoTime(), 36);
        ann.newRoom(Json.createObjectBuilder()
                .add("name", name)
                .add("kind", "release")
                .build());
        String entries = "/api/rooms/" + name + "/entries";
        ann.send("POST", entries, "{\"type\":\"release\",\"version\":\"1\",\"stages\":[\"build\"]}")
                .expect(201);
        ann.send("POST", entries, "{\"stage\":\"build\",\"lines\":[\"fetching\",\"compiling\",\"linking\"]}")
                .expect(201);
        ann.send("POST", entries, "{\"type\":\"release\",\"version\":\"2\",\"stages\":[\"build\"]}")
                .expect(201);
        Page his = signedIn("bob");
        his.navigate("/room/" + name + "?at=2&line=linking");
        assertThat(his.locator("[data-lines] [aria-current]")).containsText("linking");
        assertThat(his.locator("[data-version]").first()).hasText("1");
    }

    private Talk at(Page page, int seq) {
        page.navigate("/room/" + room + "?at=" + seq);
        Talk talk = new Talk(page, room);
        talk.connected();
        return talk;
    }

    private static Locator entry(Talk talk, int seq) {
        return talk.page().locator(".msg[data-seq='" + seq + "']");
    }

    /** Scrolls down again and again, as one who reads does, until a row has come. */
    private static void scrollToEnd(Talk talk, String text) {
        talk.page().waitForCondition(() -> {
            talk.page().locator("[data-scroll]").evaluate("view => view.scrollBy(0, 400)");
            return talk.row(text).count() > 0;
        });
        talk.page().waitForCondition(() -> {
            talk.page().locator("[data-scroll]").evaluate("view => view.scrollBy(0, 4000)");
            return talk.page().locator("[data-below]").isHidden();
        });
    }
}
