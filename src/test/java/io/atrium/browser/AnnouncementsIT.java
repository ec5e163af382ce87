package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An administrator announces; people see it, and see no more of it. */
class AnnouncementsIT extends BrowserTest {
    private final RestClient admin = AtriumServer.shared().as("admin");

    @AfterEach
    void end() {
        admin.get("/api/announcements").expect(200).json().getJsonArray("announcements").stream()
                .map(one -> one.asJsonObject().getInt("id"))
                .forEach(id -> admin.delete("/api/announcements/" + id).expect(204));
    }

    @Test
    void everybody_sees_it_at_once_until_they_have_seen_enough_or_it_ends() {
        Page bob = signedIn("bob");
        List<String> troubles = troublesOf(bob);
        Page second = bob.context().newPage();
        second.navigate("/settings");
        bob.navigate("/room/operations");
        Page console = signedIn("admin");
        publish(console, "The boiler house is cold", "alarm", "");
        assertThat(console.locator("[role=status]").filter(having("published"))).isVisible();
        assertThat(shown(bob)).hasText("Alarm: The boiler house is cold");
        assertThat(shown(second)).isVisible();
        Page ann = signedIn("ann");
        assertThat(shown(ann)).isVisible();

        shown(bob).locator("[data-dismiss]").click();
        assertThat(shown(bob)).hasCount(0);
        assertThat(shown(second)).hasCount(0);
        bob.reload();
        assertThat(bob.locator("main[data-connection=open]")).isVisible();
        assertThat(shown(bob)).hasCount(0);
        assertThat(shown(ann)).isVisible();

        console.click("button[name=withdraw]");
        assertThat(shown(ann)).hasCount(0);
        assertThat(console.locator("tr")
                        .filter(having("The boiler house is cold"))
                        .filter(having("Over")))
                .isVisible();
        assertEquals(List.of(), troubles);
    }

    @Test
    void a_room_s_stands_above_that_room_alone() {
        RestClient ann = AtriumServer.shared().as("ann");
        String room = ann.newRoom("announced");
        Page hers = signedIn("ann");
        hers.navigate("/room/" + room);
        Page lobby = hers.context().newPage();
        lobby.navigate("/lobby");
        Page console = signedIn("admin");
        publish(console, "This room moves", "info", room);
        assertThat(shown(hers)).hasText("Announcement: This room moves");
        assertThat(lobby.locator("[data-places]")).isVisible();
        assertThat(shown(lobby)).hasCount(0);
        hers.reload();
        assertThat(shown(hers)).isVisible();
        console.click("button[name=withdraw]");
        assertThat(shown(hers)).hasCount(0);
    }

    @Test
    void what_makes_no_sense_is_said_at_its_field() {
        Page console = signedIn("admin");
        console.navigate("/admin/announcements");
        console.fill("#text", "Too late");
        console.fill("#ends", "2020-01-01T10:00");
        console.click("#publish");
        assertThat(console.locator("#error-ends_at")).containsText("lies ahead");
        console.fill("#ends", "");
        console.fill("#room", "nowhere-at-all");
        console.click("#publish");
        assertThat(console.locator("#error-ends_at")).isVisible();
        assertThat(console.locator("#text")).hasValue("Too late");
    }

    @Test
    void how_it_looks() {
        String[] texts = {"Atrium is restarted at 18:00, for two minutes", "锅炉房今晚停水检修，请提前安排"};
        for (String text : texts) {
            Page console = signedIn("admin");
            publish(console, text, text.startsWith("Atrium") ? "warning" : "info", "");
            console.context().close();
        }
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            for (int width : new int[] {1280, 390}) {
                String look = width + "-" + scheme.name().toLowerCase(Locale.ROOT);
                Page page = person(width == 390 ? "zh-CN" : "en-GB", width, scheme, "admin");
                page.navigate("/admin/announcements");
                picture(page, "announcements-" + look);
                page.navigate("/room/operations");
                picture(page, "announced-room-" + look);
                page.context().close();
            }
        }
    }

    private static void publish(Page console, String text, String severity, String room) {
        console.navigate("/admin/announcements");
        console.fill("#text", text);
        console.selectOption("#severity", severity);
        console.fill("#room", room);
        console.click("#publish");
        assertThat(console.locator("td.said").first()).hasText(text);
    }

    private static Locator shown(Page page) {
        return page.locator("[data-announcements] > .banner");
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
