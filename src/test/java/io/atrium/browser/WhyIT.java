package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import io.atrium.wire.FrameCodec;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Why somebody did not see an entry, from no membership to read. */
class WhyIT extends BrowserTest {
    private final RestClient ann = AtriumServer.shared().as("ann");
    private String room;

    @BeforeEach
    void makeRoom() {
        String name = "why" + Long.toString(System.nanoTime(), 36);
        room = ann.newRoom(FrameCodec.stored(
                "{\"name\":\"" + name + "\",\"kind\":\"chat\",\"visibility\":\"private\",\"members\":[\"bob\"]}"));
    }

    @Test
    void the_verdict_follows_what_happens() {
        Talk.post(ann, room, 2);
        Page page = signedIn("admin");
        List<String> troubles = troublesOf(page);
        assertVerdict(page, "cho", 1, "is no member of");
        assertVerdict(page, "bob", 9, "There is no entry 9 in");
        assertVerdict(page, "bob", 2, "has not been connected to");
        try (RoomClient bob = RoomClient.join(AtriumServer.shared().as("bob"), room)) {
            bob.awaitPosition(2);
            assertVerdict(page, "bob", 2, "has been given to an open connection of");
        }
        Await.until("the stay is on record", () -> {
            ask(page, "bob", 2);
            return page.locator("#verdict").textContent().contains("was given to a connection of");
        });
        assertThat(page.locator(".evidence").last()).containsText("given entries up to 2");
        AtriumServer.shared()
                .as("bob")
                .post("/api/rooms/" + room + "/entries", FrameCodec.stored("{\"type\":\"read\",\"seq\":2}"))
                .expect(201);
        assertVerdict(page, "bob", 2, "has read entry 2");
        ann.post("/api/rooms/" + room + "/entries", FrameCodec.stored("{\"type\":\"delete\",\"seq\":2}"))
                .expect(201);
        assertVerdict(page, "bob", 2, "was deleted");
        assertThat(page.locator(".evidence").first()).containsText("Deleted by Ann");
        ann.delete("/api/rooms/" + room + "/members/bob").expect(204);
        assertVerdict(page, "bob", 1, "was removed from");
        screenshot(page, "why-1280-light");
        assertEquals(List.of(), troubles);
    }

    @Test
    void what_can_not_be_asked_is_said_at_its_field() {
        Page page = signedIn("admin");
        page.navigate("/admin/sessions");
        page.locator("a[href$='/admin/why']").click();
        page.locator("#person").fill("nobody");
        page.locator("#room").fill(room);
        page.locator("#seq").fill("1");
        page.locator("#seq").press("Enter");
        assertThat(page.locator("#error-person")).containsText("There is nobody of that login.");
        assertThat(page.locator("#person")).isFocused();
        page.locator("#person").fill("bob");
        page.locator("#seq").fill("first");
        page.locator("#seq").press("Enter");
        assertThat(page.locator("#error-seq")).containsText("A whole number");
    }

    private void assertVerdict(Page page, String person, long seq, String words) {
        ask(page, person, seq);
        assertThat(page.locator("#verdict")).containsText(words);
    }

    private void ask(Page page, String person, long seq) {
        page.navigate("/admin/why?person=" + person + "&room=" + room + "&seq=" + seq);
    }
}
