package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import io.atrium.testing.Wire;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A chat whose network goes away and comes back. */
class ConnectionIT extends BrowserTest {
    private RestClient ann;
    private String room;
    private Wire wire;

    @BeforeEach
    void makeRoom() {
        ann = AtriumServer.shared().as("ann");
        room = ann.newRoom("n");
        wire = new Wire(AtriumServer.shared());
    }

    @AfterEach
    void takeDown() {
        wire.close();
    }

    @Test
    void nothing_is_lost_or_doubled_by_a_cut_wire() {
        Talk his = behindTheWire();
        Talk.post(ann, room, "before");
        assertThat(his.texts()).hasText(new String[] {"before"});
        wire.cut();
        assertThat(his.page().locator("[data-banner] [data-text]")).containsText("Connection lost");
        his.say("kept");
        his.say("kept too");
        assertThat(his.page().locator(".msg.pending .note")).hasText(new String[] {
            "Kept here, sent once the connection is back", "Kept here, sent once the connection is back"
        });
        Talk.post(ann, room, "missed 1", "missed 2", "missed 3", "missed 4", "missed 5");
        wire.mend();
        his.page().click("[data-banner] [data-retry]");
        his.connected();
        String[] all = {"before", "missed 1", "missed 2", "missed 3", "missed 4", "missed 5", "kept", "kept too"};
        assertThat(his.texts()).hasText(all);
        assertThat(his.unsent()).hasCount(0);
        assertThat(his.page().locator("[data-banner] .banner")).hasCount(0);
        assertEquals(List.of(all), stored());
    }

    @Test
    void what_was_stored_without_an_answer_is_stored_once() {
        Talk his = behindTheWire();
        wire.loseAnswers();
        his.say("did it arrive?");
        assertThat(his.page().locator(".msg.sending")).hasCount(1);
        his.page().waitForCondition(() -> stored().size() == 1);
        wire.cut();
        assertThat(his.page().locator(".msg.pending")).hasCount(1);
        wire.mend();
        his.page().reload();
        his.connected();
        assertThat(his.unsent()).hasCount(0);
        assertThat(his.texts()).hasText(new String[] {"did it arrive?"});
        his.say("yes");
        assertThat(his.rows()).hasCount(2);
        assertEquals(List.of("did it arrive?", "yes"), stored());
    }

    @Test
    void the_browser_says_when_it_is_offline_and_comes_back_by_itself() {
        Talk his = behindTheWire();
        his.page().context().setOffline(true);
        assertThat(his.page().locator("[data-banner] [data-text]")).containsText("You are offline");
        Talk.post(ann, room, "meanwhile");
        his.say("later");
        assertThat(his.page().locator(".msg.pending")).hasCount(1);
        his.page().context().setOffline(false);
        his.connected();
        assertThat(his.texts()).hasText(new String[] {"meanwhile", "later"});
        assertThat(his.page().locator("[data-banner] .banner")).hasCount(0);
    }

    @Test
    void who_is_removed_is_told_so_and_the_rest_of_the_page_lives_on() {
        Talk his = Talk.in(signedIn("bob"), room);
        Locator banner = his.page().locator("[data-banner] .banner.alarm");
        ann.delete("/api/rooms/" + room + "/members/bob").expect(204);
        assertThat(banner).containsText("You were removed from this room.");
        assertThat(his.page().locator(place(room))).hasCount(0);
        String another = ann.newRoom(Json.createObjectBuilder()
                .add("name", room + "-b")
                .add("members", Json.createArrayBuilder().add("bob"))
                .build());
        assertThat(his.page().locator(place(another))).isVisible();

        Talk there = Talk.in(his.page(), another);
        ann.delete("/api/rooms/" + another).expect(204);
        assertThat(banner).containsText("This room is no longer here.");
        assertThat(there.page().locator(place(another))).hasCount(0);
    }

    @Test
    void a_room_that_ends_before_the_page_has_its_list_leaves_the_rail() {
        Page page = signedIn("bob");
        page.route("**/api/rooms?limit=200*", list -> {
            APIResponse older = list.fetch();
            ann.delete("/api/rooms/" + room + "/members/bob").expect(204);
            list.fulfill(new Route.FulfillOptions().setResponse(older));
        });
        page.navigate("/room/" + room);
        assertThat(page.locator("[data-banner] .banner.alarm")).containsText("You were removed from this room.");
        assertThat(page.locator(place(room))).hasCount(0);
    }

    @Test
    void a_page_that_slept_too_long_begins_with_the_newest() {
        Talk his = behindTheWire();
        Talk.post(ann, room, "before");
        assertThat(his.texts()).hasText(new String[] {"before"});
        wire.cut();
        his.say("kept");
        for (int i = 0; i < 2; i++) {
            Talk.post(ann, room, 1_000);
        }
        wire.mend();
        his.retry();
        his.connected();
        assertThat(his.texts().last()).hasText("kept");
        assertThat(his.unsent()).hasCount(0);
        assertThat(his.rows()).hasCount(51);
        his.scrollTo(0);
        assertThat(his.rows()).hasCount(101);
    }

    private static String place(String name) {
        return ".place[data-room=" + name + "]";
    }

    private Talk behindTheWire() {
        Page page = newPage(new Browser.NewContextOptions().setLocale("en-US").setBaseURL(wire.baseUrl()));
        signIn(page, "bob", "demo");
        return Talk.in(page, room);
    }

    private List<String> stored() {
        return ann
                .get("/api/rooms/" + room + "/entries?after=0")
                .expect(200)
                .json()
                .getJsonArray("entries")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(entry -> entry.getString("message"))
                .toList();
    }
}
