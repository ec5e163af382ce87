package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import io.atrium.testing.Wire;
import jakarta.json.Json;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Networks that let less and less through. */
class TransportsIT extends BrowserTest {
    private static final String SOCKET = "GET /connection/websocket";
    private static final String STREAM = "POST /connection/http_stream";
    private static final String EVENTS = "GET /connection/sse";

    private RestClient ann;
    private String room;
    private Wire wire;

    @BeforeEach
    void makeRoom() {
        ann = AtriumServer.shared().as("ann");
        room = ann.newRoom("t");
        wire = new Wire(AtriumServer.shared());
    }

    @AfterEach
    void takeDown() {
        wire.close();
    }

    @Test
    void where_all_passes_it_is_a_websocket_and_nothing_is_said_about_it() {
        Talk his = behindTheWire();
        assertThat(transport(his)).hasAttribute("data-transport", "websocket");
        assertThat(his.page().locator("[data-here]")).not().hasAttribute("title", Pattern.compile("."));
    }

    @Test
    void without_websockets_it_is_a_stream() {
        wire.refuse(SOCKET);
        worksOver("http_stream", behindTheWire());
    }

    @Test
    void without_streams_it_is_server_sent_events() {
        wire.refuse(SOCKET, STREAM);
        worksOver("sse", behindTheWire());
    }

    @Test
    void where_only_short_requests_pass_it_is_long_polling() {
        wire.refuse(SOCKET, STREAM, EVENTS);
        worksOver("long_poll", behindTheWire());
    }

    @Test
    void what_was_found_is_remembered_for_the_tab() {
        wire.refuse(SOCKET);
        Talk his = behindTheWire();
        assertThat(transport(his)).hasAttribute("data-transport", "http_stream");
        wire.mend();
        his.page().reload();
        his.connected();
        assertThat(transport(his)).hasAttribute("data-transport", "http_stream");
        Talk another = Talk.in(his.page().context().newPage(), room);
        assertThat(transport(another)).hasAttribute("data-transport", "websocket");
    }

    @Test
    void a_stream_that_is_cut_goes_on_where_it_was() {
        wire.refuse(SOCKET);
        Talk his = behindTheWire();
        wire.cut();
        assertThat(his.page().locator("[data-banner] [data-text]")).containsText("Connection lost");
        his.say("kept");
        Talk.post(ann, room, "missed");
        wire.mend();
        wire.refuse(SOCKET);
        his.page().click("[data-banner] [data-retry]");
        his.connected();
        assertThat(his.texts()).hasText(new String[] {"missed", "kept"});
        assertThat(his.unsent()).hasCount(0);
    }

    /** Both ways, changes, read marks and the person's rooms. */
    private void worksOver(String transport, Talk his) {
        Page page = his.page();
        assertThat(transport(his)).hasAttribute("data-transport", transport);
        assertThat(page.locator("[data-here]")).hasAttribute("title", Pattern.compile("network here"));
        Talk.post(ann, room, "from her");
        assertThat(his.texts()).hasText(new String[] {"from her"});
        his.say("one");
        his.say("two");
        assertThat(his.texts()).hasText(new String[] {"from her", "one", "two"});
        assertThat(his.unsent()).hasCount(0);
        his.row("two").hover();
        his.row("two").locator("[data-edit]").click();
        his.say("two, changed");
        assertThat(his.row("two, changed").locator(".edited")).isVisible();
        Talk.post(ann, room, "read this");
        assertThat(his.rows()).hasCount(4);
        RestClient bob = AtriumServer.shared().as("bob");
        page.waitForCondition(
                () -> bob.get("/api/rooms/" + room).expect(200).json().getInt("unread") == 0);
        assertEquals(5, bob.get("/api/rooms/" + room).json().getInt("seq"));

        String other = ann.newRoom(Json.createObjectBuilder()
                .add("name", room + "-b")
                .add("members", Json.createArrayBuilder().add("bob"))
                .build());
        assertThat(page.locator(".place[data-room=" + other + "]"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));

        Talk.post(ann, room, "the last word");
        assertThat(his.rows()).hasCount(5);
        page.click(".rail a[href='/lobby']");
        Locator row = page.locator(".room[data-room='" + room + "']");
        assertThat(row.locator(".last")).hasText("Ann: the last word");
        assertThat(row.locator(".badge")).hasCount(0);
    }

    private static Locator transport(Talk talk) {
        return talk.page().locator("main[data-transport]");
    }

    private Talk behindTheWire() {
        Page page = newPage(new Browser.NewContextOptions()
                .setViewportSize(1280, 800)
                .setLocale("en-US")
                .setBaseURL(wire.baseUrl()));
        signIn(page, "bob", "demo");
        return Talk.in(page, room);
    }
}
