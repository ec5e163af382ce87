package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The pictures of the documentation: in target/screenshots always, with {@code -Datrium.pictures=true} in docs too. */
class PicturesIT extends BrowserTest {
    private static final boolean KEPT = Boolean.getBoolean("atrium.pictures");

    private AtriumServer own;

    /** For pictures that are kept one where no test has left its rooms. */
    @Override
    protected AtriumServer server() {
        if (KEPT && own == null) {
            own = AtriumServer.start(Map.of());
        }
        return KEPT ? own : AtriumServer.shared();
    }

    @AfterAll
    void stopServer() {
        if (own != null) {
            own.close();
        }
    }

    @Test
    void a_room_where_people_talk_the_lobby_and_the_wizard() throws IOException {
        RestClient bob = server().as("bob");
        RestClient cho = server().as("cho");
        bob.put(
                        "/api/rooms/operations/members/admin",
                        Json.createObjectBuilder().add("role", "member").build())
                .expect(200);
        Page page = newPage(new Browser.NewContextOptions()
                .setViewportSize(1280, 800)
                .setLocale("en-GB")
                .setColorScheme(ColorScheme.LIGHT));
        signIn(page, "ann", "demo");
        Talk.post(cho, "front-desk", "Your visitors are here.");
        try (RoomClient his = RoomClient.join(bob, "operations");
                RoomClient hers = RoomClient.join(cho, "operations")) {
            Talk talk = Talk.in(page, "operations");
            assertThat(page.locator("[data-here]")).hasText("3 here");
            hers.say("Release 1.4.2 passed `test` and waits for approval at `ship`. Ann, can you have a look?");
            talk.say("Reading the notes now. Give me five minutes.");
            assertThat(talk.unsent()).hasCount(0);
            his.sendText("{\"type\":\"typing\"}");
            assertThat(page.locator("[data-typing]")).containsText("Bob is typing");
            keep(page, "room");
        }
        page.navigate("/lobby");
        assertThat(page.locator(".room[data-room=front-desk] .badge")).isVisible();
        keep(page, "lobby");
        page.navigate("/new");
        assertThat(page.locator("#wizard")).isVisible();
        painted(page);
        screenshot(page, "wizard");
    }

    private void keep(Page page, String picture) throws IOException {
        painted(page);
        screenshot(page, picture);
        if (KEPT) {
            Files.copy(
                    screenshots().resolve(picture + ".png"),
                    Path.of("docs", picture + ".png"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
