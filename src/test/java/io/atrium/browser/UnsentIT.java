package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import io.atrium.testing.Wire;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was written and not sent yet outlives the page it was written on, and arrives once. On a server that may be stopped. */
class UnsentIT extends BrowserTest {
    private final AtriumServer server = AtriumServer.spare();
    private RestClient ann;
    private String room;
    /** Whether the browser's database has so many, which the page does not show. */
    private static final String KEPT = "(many) => new Promise((resolve) => { const request = indexedDB.open('atrium');"
            + " request.onerror = () => resolve(false); request.onupgradeneeded = () => request.transaction.abort();"
            + " request.onsuccess = () => { const db = request.result;"
            + " const count = db.transaction('sends').objectStore('sends').count();"
            + " count.onsuccess = () => { db.close(); resolve(count.result === many); }; }; })";

    private Wire wire;

    @BeforeEach
    void makeRoom() {
        ann = server.as("ann");
        room = ann.newRoom("u");
        wire = new Wire(server);
    }

    @AfterEach
    void takeDown() {
        wire.close();
    }

    @Override
    protected AtriumServer server() {
        return server;
    }

    @Test
    void a_page_that_is_closed_leaves_it_to_the_next() {
        Talk his = behindTheWire();
        wire.cut();
        his.say("one");
        his.say("two");
        assertThat(his.page().locator(".msg.pending")).hasCount(2);
        his.page().waitForFunction(KEPT, 2);
        BrowserContext browser = his.page().context();
        his.page().close();
        wire.mend();
        Talk next = Talk.in(browser.newPage(), room);
        assertThat(next.texts()).hasText(new String[] {"one", "two"});
        assertThat(next.unsent()).hasCount(0);
        next.page().reload();
        next.connected();
        assertThat(next.unsent()).hasCount(0);
        assertEquals(List.of("one", "two"), stored());
    }

    @Test
    void it_goes_out_from_any_page() {
        Talk his = behindTheWire();
        wire.cut();
        his.say("from the train");
        assertThat(his.page().locator(".msg.pending")).hasCount(1);
        his.page().waitForFunction(KEPT, 1);
        Page lobby = his.page().context().newPage();
        his.page().close();
        wire.mend();
        lobby.navigate("/lobby");
        assertThat(lobby.locator(".room[data-room=" + room + "] .last")).hasText("You: from the train");
        assertEquals(List.of("from the train"), stored());
    }

    @Test
    void of_two_tabs_each_sends_its_own_until_one_is_gone() {
        Talk first = behindTheWire();
        Talk second = Talk.in(first.page().context().newPage(), room);
        wire.cut();
        first.say("first's");
        second.say("second's");
        assertThat(first.unsent()).hasCount(1);
        assertThat(second.unsent()).hasCount(1);
        wire.mend();
        first.page().bringToFront();
        first.connected();
        assertThat(first.texts().filter(having("first's"))).hasCount(1);
        second.connected();
        assertThat(first.rows()).hasCount(2);
        assertThat(second.rows()).hasCount(2);

        wire.cut();
        first.say("an orphan's");
        assertThat(first.page().locator(".msg.pending")).hasCount(1);
        first.page().waitForFunction(KEPT, 1);
        first.page().close();
        wire.mend();
        second.page().bringToFront();
        second.connected();
        assertThat(second.texts().last()).hasText("an orphan's");
        assertThat(second.unsent()).hasCount(0);
        assertEquals(3, stored().size());
        assertEquals("an orphan's", stored().get(2));
    }

    /** Whoever has signed in stays so, and what was written meanwhile is sent by itself. */
    @Test
    void a_server_that_restarts_gets_it_once() {
        Talk his = Talk.in(signedIn("bob"), room);
        his.say("before");
        assertThat(his.texts()).hasText(new String[] {"before"});
        server.stop();
        his.say("meanwhile 1");
        his.say("meanwhile 2");
        assertThat(his.page().locator("[data-banner] [data-text]")).containsText("Connection lost");
        assertThat(his.page().locator(".msg.pending")).hasCount(2);
        server.restart();
        his.connected();
        assertThat(his.page()).hasURL(server.baseUrl() + "/room/" + room);
        assertThat(his.texts()).hasText(new String[] {"before", "meanwhile 1", "meanwhile 2"});
        assertThat(his.unsent()).hasCount(0);
        assertThat(his.page().locator("main[data-transport=websocket]")).isVisible();
        assertEquals(List.of("before", "meanwhile 1", "meanwhile 2"), stored());
    }

    @Test
    void signing_out_forgets_it_and_nobody_else_sends_it() {
        wire.refuse("GET /connection/websocket", "POST /connection/http_stream", "GET /connection/sse");
        Talk his = behindTheWire();
        wire.refuse("POST /api/rooms");
        his.say("not for others to send");
        assertThat(his.page().locator(".msg.pending")).hasCount(1);
        Page page = his.page();
        page.click(".me form[action$='/signout'] button");
        page.waitForURL("**/signin*");
        wire.mend();
        for (String login : List.of("cho", "bob")) {
            signIn(page, login, "demo");
            Talk talk = Talk.in(page, room);
            talk.say("I am " + login);
            assertThat(talk.row("I am " + login)).hasCount(1);
            assertThat(talk.unsent()).hasCount(0);
            page.click(".me form[action$='/signout'] button");
            page.waitForURL("**/signin*");
        }
        assertEquals(List.of("I am cho", "I am bob"), stored());
    }

    @Test
    void without_a_store_it_is_kept_as_long_as_the_page_lives() {
        Page page = newPage(new Browser.NewContextOptions().setLocale("en-US").setBaseURL(wire.baseUrl()));
        page.addInitScript(
                "delete window.indexedDB; delete window.BroadcastChannel;"
                        + "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } });");
        signIn(page, "bob", "demo");
        Talk his = Talk.in(page, room);
        wire.cut();
        his.say("kept in memory");
        assertThat(page.locator(".msg.pending .note")).containsText("while this page is open");
        wire.mend();
        his.connected();
        assertThat(his.texts()).hasText(new String[] {"kept in memory"});
        assertEquals(List.of("kept in memory"), stored());
    }

    @Test
    void a_store_that_is_deleted_or_comes_later_is_filled_again() {
        Page page = newPage(new Browser.NewContextOptions().setLocale("en-US").setBaseURL(wire.baseUrl()));
        page.addInitScript("const open = IDBFactory.prototype.open; IDBFactory.prototype.open = function (...how) {"
                + " if (window.full) throw new DOMException('full', 'UnknownError'); return open.apply(this, how); };");
        signIn(page, "bob", "demo");
        Talk his = Talk.in(page, room);
        wire.cut();
        his.say("one");
        page.evaluate(
                "() => new Promise((done) => { window.full = true; indexedDB.deleteDatabase('atrium').onsuccess = done; })");
        his.say("two");
        assertThat(page.locator(".msg.pending .note").last()).containsText("while this page is open");
        page.evaluate("() => { window.full = false; }");
        assertThat(page.locator(".msg.pending .note").last()).containsText("Kept here");
        page.waitForFunction(KEPT, 2);
        BrowserContext browser = page.context();
        page.close();
        wire.mend();
        Talk next = Talk.in(browser.newPage(), room);
        assertThat(next.texts()).hasText(new String[] {"one", "two"});
        assertEquals(List.of("one", "two"), stored());
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
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
