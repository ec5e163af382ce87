package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An administrator looks after rooms, those they do not belong to among them. */
class AdminRoomsIT extends BrowserTest {
    private RestClient ann;
    private String word;
    private String room;

    @BeforeEach
    void makeRooms() {
        ann = AtriumServer.shared().as("ann");
        word = "w" + Long.toString(System.nanoTime(), 36);
        room = ann.newRoom(Json.createObjectBuilder()
                .add("name", word + "-a")
                .add("title", "Board of " + word)
                .add("visibility", "private")
                .build());
        ann.newRoom(Json.createObjectBuilder()
                .add("name", word + "-b")
                .add("title", "Maps of " + word)
                .add("kind", "location")
                .build());
        Talk.post(ann, room, 3);
    }

    @Test
    void rooms_are_found_by_what_they_are_and_put_in_order() {
        Page page = signedIn("admin");
        List<String> troubles = troublesOf(page);
        page.navigate("/admin/rooms?q=" + word);
        assertThat(names(page)).hasText(new String[] {word + "-a", word + "-b"});
        page.locator("th a", new Page.LocatorOptions().setHasText("Entries")).click();
        assertThat(page.locator("th[aria-sort=descending]")).containsText("Entries");
        assertThat(names(page).first()).hasText(word + "-a");
        page.locator("th a", new Page.LocatorOptions().setHasText("Entries")).click();
        assertThat(names(page).first()).hasText(word + "-b");
        page.locator("[name=kind]").selectOption("location");
        page.locator(".ledger [type=submit]").click();
        assertThat(names(page)).hasText(new String[] {word + "-b"});
        page.navigate("/admin/rooms?q=" + word + "&state=private&keeper=ann");
        assertThat(names(page)).hasText(new String[] {word + "-a"});
        page.navigate("/admin/rooms?q=" + word + "&keeper=bob");
        assertThat(page.locator("main .empty")).isVisible();
        page.navigate("/admin/rooms?q=" + word.substring(0, 2) + "%25" + "&sort=nonsense&from=x");
        assertThat(page.locator("main .empty")).isVisible();
        assertEquals(List.of(), troubles);
    }

    @Test
    void a_room_is_locked_archived_staffed_and_deleted_without_being_read() {
        Page page = signedIn("admin");
        page.navigate("/admin/rooms?q=" + word);
        page.locator("td a", new Page.LocatorOptions().setHasText("Board of")).click();
        screenshot(page, "admin-rooms-1280-light");
        page.click("#lock");
        notice(page, "The room is locked.");
        page.locator("#login").fill("nobody-of-that-name");
        page.click("#admit");
        assertThat(page.locator("#error-login")).containsText("nobody of that login");
        page.locator("#login").fill("bob");
        page.locator("#role").selectOption("MODERATOR");
        page.click("#admit");
        notice(page, "The membership is changed.");
        assertThat(page.locator(".drawer [data-login=bob] .chip")).hasText("moderator");
        page.locator(".drawer [data-login=bob] button").click();
        notice(page, "The member was removed.");
        page.locator(".drawer [data-login=ann] button").click();
        assertThat(page.locator("#error-members")).containsText("only keeper");
        page.click("#archive");
        notice(page, "The room is archived.");
        assertThat(page.locator("tr[aria-selected=true]")).containsText("Archived");
        ann.send("POST", "/api/rooms/" + room + "/entries", "{\"message\":\"no\"}")
                .expect(403);
        AtriumServer.shared().as("admin").get("/api/rooms/" + room + "/entries").expect(404);

        page.locator("#typed").fill("something else");
        page.click("#delete");
        assertThat(page.locator("#error-typed")).containsText("not the room");
        page.locator("#typed").fill(room);
        page.click("#delete");
        notice(page, "The room is deleted.");
        assertThat(names(page)).hasText(new String[] {word + "-b"});
        ann.get("/api/rooms/" + room).expect(404);
    }

    @Test
    void how_long_a_chat_keeps_what_is_said_is_set_for_each_room() {
        Page page = signedIn("admin");
        page.navigate("/admin/rooms?room=" + room);
        page.locator("#days").fill("soon");
        page.click("#keep");
        assertThat(page.locator("#error-days")).containsText("whole number");
        page.locator("#days").fill("90");
        page.click("#keep");
        notice(page, "How long entries are kept is changed.");
        assertThat(page.locator("#days")).hasValue("90");
    }

    @Test
    void they_stand_in_the_order_of_how_many_belong_to_them() {
        AtriumServer.shared().as("bob").get("/api/rooms/" + word + "-b/entries").expect(200);
        Page page = signedIn("admin");
        page.navigate("/admin/rooms?q=" + word);
        page.locator("th a", new Page.LocatorOptions().setHasText("Members")).click();
        assertThat(page.locator("th[aria-sort=descending]")).containsText("Members");
        Await.until("bob is counted", () -> {
            page.reload();
            return names(page).first().innerText().equals(word + "-b")
                    && page.locator("tbody tr").first().innerText().contains("2");
        });
        page.locator("th a", new Page.LocatorOptions().setHasText("Members")).click();
        assertThat(names(page).first()).hasText(word + "-a");
    }

    @Test
    void who_is_kept_out_is_let_in_again_and_the_files_are_for_who_belongs_to_the_room() {
        AtriumServer.shared().as("bob").get("/api/rooms/" + word + "-b/entries").expect(200);
        ann.delete("/api/rooms/" + word + "-b/members/bob").expect(204);
        Page page = signedIn("admin");
        List<String> troubles = troublesOf(page);
        page.navigate("/admin/rooms?q=" + word + "&room=" + word + "-b");
        assertThat(page.locator("[data-files]")).containsText("Add yourself first");
        assertThat(page.locator("[data-files] a")).hasCount(0);
        page.locator("[data-banned-login=bob] button").click();
        notice(page, "They may come in again.");
        assertThat(page.locator("[data-banned-login]")).hasCount(0);
        AtriumServer.shared().as("bob").get("/api/rooms/" + word + "-b/entries").expect(200);
        page.locator("#login").fill("admin");
        page.click("#admit");
        notice(page, "The membership is changed.");
        Download file = page.waitForDownload(
                () -> page.locator("[data-files] a", new Page.LocatorOptions().setHasText("GeoJSON"))
                        .click());
        assertEquals("geojson", file.suggestedFilename().replaceFirst(".*\\.", ""));
        page.navigate("/admin/audit?what=room&room=" + word + "-b");
        assertThat(page.locator("[data-acts]")).containsText("Let in again");
        assertThat(page.locator("[data-acts]")).containsText("Room exported");
        assertEquals(List.of(), troubles);
    }

    @Test
    void it_reads_in_chinese_on_a_narrow_dark_screen_and_others_may_not_see_it() {
        Page page = newPage(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setLocale("zh-CN")
                .setColorScheme(ColorScheme.DARK));
        signIn(page, "admin", "demo");
        page.navigate("/admin/rooms?q=" + word);
        assertThat(page.locator("h1")).hasText("房间");
        screenshot(page, "admin-rooms-390-dark-zh");
        page.navigate("/admin/rooms?q=" + word + "&room=" + room);
        assertThat(page.locator(".drawer #archive")).hasValue("归档");
        screenshot(page, "admin-room-390-dark-zh");
        assertFalse((boolean) page.evaluate("document.documentElement.scrollWidth > innerWidth"));
        Page bob = signedIn("bob");
        assertEquals(403, bob.navigate("/admin/rooms").status());
    }

    private static void notice(Page page, String text) {
        assertThat(page.locator(".banner[role=status]")).containsText(text);
    }

    private static Locator names(Page page) {
        return page.locator("tbody td.mono");
    }
}
