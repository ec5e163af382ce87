package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import io.atrium.testing.Wire;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who has left an open room is not brought back by what they had not sent: to say something there is to enter it. */
class LeavingIT extends BrowserTest {
    private static final String ALL_FAILED = """
            () => new Promise((done) => {
              const open = indexedDB.open('atrium');
              open.onsuccess = () => {
                const all = open.result.transaction('sends').objectStore('sends').getAll();
                all.onsuccess = () => { open.result.close(); done(all.result.length > 0 && all.result.every(({ failed }) => failed)); };
              };
            })""";

    private RestClient ann;
    private String room;
    private Wire wire;

    @BeforeEach
    void makeRoom() {
        ann = AtriumServer.shared().as("ann");
        room = ann.newRoom("v");
        wire = new Wire(AtriumServer.shared());
    }

    @AfterEach
    void takeDown() {
        wire.close();
    }

    @Test
    void by_the_rooms_own_button() {
        wire.refuse("GET /connection/websocket", "POST /connection/http_stream", "GET /connection/sse");
        Page page = bob();
        Talk his = Talk.in(page, room);
        wire.refuse("POST /api/rooms");
        his.say("not said");
        assertThat(page.locator(".msg.pending")).hasCount(1);
        page.click(".drawer [data-leave]");
        page.waitForURL("**/lobby");
        wire.mend();
        page.reload();
        page.waitForCondition(() -> (Boolean) page.evaluate(ALL_FAILED));
        assertThat(page.locator(".place[data-room=" + room + "]")).hasCount(0);
        outside();
        comesBackToFindIt(page);
    }

    @Test
    void elsewhere_while_a_page_was_offline() {
        Page page = bob();
        Talk his = Talk.in(page, room);
        wire.cut();
        his.say("not said");
        assertThat(page.locator(".msg.pending")).hasCount(1);
        AtriumServer.shared()
                .as("bob")
                .delete("/api/rooms/" + room + "/members/bob")
                .expect(204);
        BrowserContext browser = page.context();
        page.close();
        wire.mend();
        Page lobby = browser.newPage();
        lobby.navigate("/lobby");
        lobby.waitForCondition(() -> (Boolean) lobby.evaluate(ALL_FAILED));
        outside();
        comesBackToFindIt(lobby);
    }

    @Test
    void a_page_that_shows_the_room_does_not_enter_it_with_its_next_connection() {
        Page page = bob();
        Talk his = Talk.in(page, room);
        AtriumServer.shared()
                .as("bob")
                .delete("/api/rooms/" + room + "/members/bob")
                .expect(204);
        assertThat(page.locator("[data-banner] .banner.alarm")).isVisible();
        his.say("too late");
        assertThat(page.locator(".msg.failed .note")).containsText("you are no longer in this room");
        assertThat(page.locator(".msg.failed [data-act=retry]")).hasCount(0);
        String news = ann.newRoom(room + "-b");
        wire.cut();
        wire.mend();
        page.waitForCondition(() -> {
            AtriumServer.shared().as("bob").put("/api/rooms/" + news + "/members/bob", JsonObject.EMPTY_JSON_OBJECT);
            return page.locator(".place[data-room=" + news + "]").count() == 1;
        });
        outside();
    }

    @Test
    void elsewhere_while_a_page_that_shows_it_was_offline() {
        Page page = bob();
        Talk his = Talk.in(page, room);
        wire.cut();
        his.say("not said");
        assertThat(page.locator(".msg.pending")).hasCount(1);
        AtriumServer.shared()
                .as("bob")
                .delete("/api/rooms/" + room + "/members/bob")
                .expect(204);
        wire.mend();
        assertThat(page.locator(".msg.failed .note"))
                .containsText(
                        "you are no longer in this room",
                        new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
        assertThat(page.locator("[data-banner] .banner.alarm")).containsText("You are no longer in this room");
        outside();
    }

    private void comesBackToFindIt(Page page) {
        Talk his = Talk.in(page, room);
        assertThat(his.unsent().locator(".note")).containsText("Not sent: you are no longer in this room");
        assertEquals(0, entries());
        his.unsent().locator("[data-act=retry]").click();
        assertThat(his.texts()).hasText(new String[] {"not said"});
        assertThat(his.unsent()).hasCount(0);
    }

    private void outside() {
        boolean inside = ann
                .get("/api/rooms/" + room + "/members")
                .expect(200)
                .json()
                .getJsonArray("members")
                .getValuesAs(JsonObject.class)
                .stream()
                .anyMatch(member -> member.getString("login").equals("bob"));
        assertFalse(inside, "bob is in the room again");
        assertEquals(0, entries());
    }

    private int entries() {
        return ann.get("/api/rooms/" + room + "/entries?after=0")
                .expect(200)
                .json()
                .getJsonArray("entries")
                .size();
    }

    private Page bob() {
        Page page = newPage(new Browser.NewContextOptions().setLocale("en-US").setBaseURL(wire.baseUrl()));
        signIn(page, "bob", "demo");
        return page;
    }
}
