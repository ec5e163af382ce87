package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import io.atrium.testing.Wire;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts longer than the server takes: said so, kept to be shortened, in nobody's way. */
class TooLongIT extends BrowserTest {
    private static final int MAX_FRAME = 65_536;
    private static final String LONG = "long ".repeat(MAX_FRAME / 4);
    private static final Map<String, String[]> REFUSED = Map.of(
            "websocket",
            new String[0],
            "http_stream",
            new String[] {"GET /connection/websocket"},
            "sse",
            new String[] {"GET /connection/websocket", "POST /connection/http_stream"},
            "long_poll",
            new String[] {"GET /connection/websocket", "POST /connection/http_stream", "GET /connection/sse"});

    private final AtriumServer server = AtriumServer.shared();
    private RestClient ann;
    private String room;
    private Wire wire;

    @BeforeEach
    void makeRoom() {
        ann = server.as("ann");
        room = ann.newRoom("l");
        wire = new Wire(server);
    }

    @AfterEach
    void takeDown() {
        wire.close();
    }

    @Test
    void it_is_said_before_anything_is_sent_and_can_be_shortened() {
        Page page = behindTheWire();
        Talk his = Talk.in(page, room);
        his.say(LONG);
        assertThat(failed(page).locator(".note")).containsText("longer than 64 KB");
        assertThat(failed(page).locator("[data-act=retry]")).hasCount(0);
        his.say("behind it");
        assertThat(his.texts()).hasText(new String[] {"behind it"});
        page.reload();
        his.connected();
        failed(page).locator("[data-act=edit]").click();
        assertThat(page.locator("#message")).hasValue(LONG.strip());
        assertThat(his.unsent()).hasCount(0);
        his.say("shorter");
        assertThat(his.texts()).hasText(new String[] {"behind it", "shorter"});
        assertEquals(List.of("behind it", "shorter"), stored());
    }

    @Test
    void a_change_that_is_too_long_can_be_shortened_too() {
        Page page = behindTheWire();
        Talk his = Talk.in(page, room);
        his.say("as it was");
        assertThat(his.texts()).hasText(new String[] {"as it was"});
        page.keyboard().press("ArrowUp");
        his.say(LONG);
        assertThat(his.row("as it was").locator(".note")).containsText("longer than 64 KB");
        his.row("as it was").locator(".note [data-act=edit]").click();
        assertThat(page.locator("#message")).hasValue(LONG.strip());
        his.say("changed");
        assertThat(his.texts()).hasText(new String[] {"changed"});
        assertThat(page.locator(".note")).hasCount(0);
    }

    /** The server was set to less after the page was made. */
    @ParameterizedTest
    @ValueSource(strings = {"websocket", "http_stream", "sse", "long_poll"})
    void the_server_says_so_over(String transport) {
        wire.refuse(REFUSED.get(transport));
        Page page = behindTheWire();
        page.addInitScript(
                "document.addEventListener('readystatechange', () => { const { dataset } = document.querySelector('main[data-room]') ?? {};"
                        + " if (dataset) dataset.room = dataset.room.replace(/\"max_frame\":\\d+/, '\"max_frame\":999999'); });");
        Talk his = Talk.in(page, room);
        assertThat(page.locator("main[data-transport=" + transport + "]")).isVisible();
        assertThat(page.locator("main")).hasAttribute("data-room", Pattern.compile("\"max_frame\":999999"));
        his.say(LONG);
        his.say("behind it");
        assertThat(failed(page).locator(".note")).containsText("longer than the server takes");
        assertThat(his.texts()).hasText(new String[] {"behind it"});
        assertThat(his.unsent()).hasCount(1);
        assertEquals(List.of("behind it"), stored());
    }

    private static Locator failed(Page page) {
        return page.locator(".msg.failed");
    }

    private Page behindTheWire() {
        Page page = newPage(new Browser.NewContextOptions().setLocale("en-US").setBaseURL(wire.baseUrl()));
        signIn(page, "bob", "demo");
        return page;
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
