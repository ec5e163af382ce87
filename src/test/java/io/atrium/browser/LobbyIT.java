package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lobby and the rail, live. */
class LobbyIT extends BrowserTest {
    private RestClient ann;
    private String name;

    @BeforeEach
    void findName() {
        name = "l" + Long.toString(System.nanoTime(), 36);
        ann = AtriumServer.shared().as("ann");
    }

    @Test
    void a_new_room_appears_at_once_and_is_joined_and_left_there() {
        Page his = lobby("bob");
        ann.newRoom(Json.createObjectBuilder()
                .add("name", name)
                .add("title", "Summer outing")
                .build());
        Locator row = his.locator(room());
        assertThat(his.locator("section[data-open] " + room())).isVisible();
        assertThat(row.locator(".name")).hasText("Summer outing");
        assertThat(his.locator(place())).hasCount(0);

        row.locator("[data-join]").click();
        assertThat(his.locator("section[data-joined] " + room())).isVisible();
        assertThat(his.locator(place())).hasText("Summer outing");
        assertThat(row.locator(".badge")).hasCount(0);
        row.locator("[data-leave]").click();
        assertThat(his.locator("section[data-open] " + room())).isVisible();
        assertThat(his.locator(place())).hasCount(0);
        assertThat(row.locator("[data-join]")).isVisible();
    }

    @Test
    void a_private_room_appears_to_its_members_only_and_goes_with_the_membership() {
        Page his = lobby("bob");
        Page strangers = lobby("cho");
        ann.newRoom(Json.createObjectBuilder()
                .add("name", name)
                .add("visibility", "private")
                .add("members", Json.createArrayBuilder().add("bob"))
                .build());
        assertThat(his.locator("section[data-joined] " + room())).isVisible();
        assertThat(his.locator(place() + " .state")).isVisible();
        ann.delete("/api/rooms/" + name + "/members/bob").expect(204);
        assertThat(his.locator(room())).hasCount(0);
        assertThat(his.locator(place())).hasCount(0);
        assertThat(strangers.locator(room())).hasCount(0);
    }

    @Test
    void unread_counts_rise_and_vanish_on_reading_in_any_tab() {
        ann.newRoomNamed(name);
        AtriumServer.shared()
                .as("bob")
                .put(
                        "/api/rooms/" + name + "/members/bob",
                        Json.createObjectBuilder().build());
        Page his = lobby("bob");
        Talk.post(ann, name, "one", "two");
        assertThat(his.locator(room() + " .badge")).hasText("2");
        Talk.post(ann, name, "*three*");
        assertThat(his.locator(room() + " .badge")).hasText("3");
        assertThat(his.locator(place() + " .badge")).hasText("3");
        assertThat(his.locator(room() + " .last")).hasText("Ann: three");

        Page second = his.context().newPage();
        Talk talk = Talk.in(second, name);
        assertThat(talk.rows()).hasCount(3);
        for (Locator badge : List.of(his.locator(room() + " .badge"), his.locator(place() + " .badge"))) {
            assertThat(badge).hasCount(0);
        }
        talk.say("four");
        assertThat(his.locator(room() + " .last")).hasText("You: four");
        assertThat(his.locator(room() + " .badge")).hasCount(0);
        his.reload();
        assertThat(his.locator(room() + " .last")).hasText("You: four");
        assertThat(his.locator(room() + " .badge")).hasCount(0);

        second.navigate("/lobby");
        Talk.post(ann, name, "five");
        assertThat(his.locator(room() + " .badge")).hasText("1");
        Talk.in(second, name);
        assertThat(second.locator("li[data-new] + .msg .text")).hasText("five");
    }

    @Test
    void what_was_read_a_moment_before_leaving_is_read() {
        ann.newRoomNamed(name);
        Talk talk = Talk.in(signedIn("bob"), name);
        Talk.post(ann, name, "how are you?");
        assertThat(talk.rows()).hasCount(1);
        talk.say("fine");
        assertThat(talk.rows()).hasCount(2);
        Talk.post(ann, name, "good");
        assertThat(talk.rows()).hasCount(3);
        talk.page().click(".rail a[href='/lobby']");
        assertThat(talk.page().locator(room() + " .last")).hasText("Ann: good");
        assertThat(talk.page().locator(room() + " .badge")).hasCount(0);
    }

    @Test
    void what_one_posts_oneself_is_not_unread_but_what_others_said_before_is() {
        ann.newRoomNamed(name);
        Page hers = lobby("ann");
        Talk.post(ann, name, "one", "two", "three");
        assertThat(hers.locator(room() + " .last")).hasText("You: three");
        hers.reload();
        assertThat(hers.locator(room() + " .last")).hasText("You: three");
        assertThat(hers.locator(room() + " .badge")).hasCount(0);
        Talk.post(AtriumServer.shared().as("bob"), name, "four");
        assertThat(hers.locator(room() + " .badge")).hasText("1");
        Talk.post(ann, name, "five");
        assertThat(hers.locator(room() + " .badge")).hasText("2");
    }

    @Test
    void the_rail_keeps_its_mark_on_the_open_room_when_a_card_comes_before_the_list() {
        ann.newRoomNamed(name);
        Page his = signedIn("bob");
        List<String> told = new CopyOnWriteArrayList<>();
        List<Route> held = new CopyOnWriteArrayList<>();
        his.onWebSocket(socket -> socket.onFrameReceived(frame -> told.add(frame.text())));
        his.route("**/api/rooms?limit=200*", held::add);
        Talk talk = Talk.in(his, name);
        Talk.post(ann, name, "early");
        his.waitForCondition(() ->
                !held.isEmpty() && told.stream().anyMatch(frame -> frame.contains("\"room\":{\"name\":\"" + name)));
        held.forEach(Route::resume);
        his.unroute("**/api/rooms?limit=200*");
        assertThat(talk.rows()).hasCount(1);
        Page others = his.context().newPage();
        others.navigate("/lobby");
        assertThat(others.locator(room() + " .last")).hasText("Ann: early");
        assertThat(his.locator(place())).hasAttribute("aria-current", "page");
        ann.put(
                        "/api/rooms/" + name + "/members/bob",
                        Json.createObjectBuilder().add("role", "keeper").build())
                .expect(200);
        assertThat(his.locator(place())).hasAttribute("aria-current", "page");
        assertThat(his.locator(place())).hasCount(1);
    }

    @Test
    void the_list_is_filtered_as_one_types() {
        Page his = lobby("bob");
        his.locator("#filter").pressSequentially("OPER");
        assertThat(his.locator(".room[data-room=operations]")).isVisible();
        assertThat(his.locator(".room[data-room=news]")).isHidden();
        his.locator("#filter").pressSequentially(" zzz");
        assertThat(his.locator("[data-none]")).isVisible();
        his.click("[data-clear]");
        assertThat(his.locator(".room[data-room=news]")).isVisible();
        assertThat(his.locator("[data-none]")).isHidden();
    }

    private Page lobby(String login) {
        Page page = signedIn(login);
        assertThat(page).hasURL(Pattern.compile("/(lobby)?$"));
        page.navigate("/lobby");
        return page;
    }

    private String room() {
        return ".room[data-room=" + name + "]";
    }

    private String place() {
        return ".place[data-room=" + name + "]";
    }
}
