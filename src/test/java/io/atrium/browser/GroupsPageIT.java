package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Groups of people: made and kept on the console's page, called in a room. */
class GroupsPageIT extends BrowserTest {
    private final String handle = "night-" + Long.toString(System.nanoTime(), 36);
    private final RestClient admin = server().as("admin");

    @AfterEach
    void unmake() {
        admin.delete("/api/groups/" + handle);
    }

    @Test
    void a_group_is_made_filled_and_called() {
        Page page = signedIn("admin");
        page.navigate("/admin/groups");
        make(page);

        page.locator("#group-add").fill("okaf");
        assertThat(page.locator("#group-found [role=option]")).hasCount(1);
        page.keyboard().press("Enter");
        Locator member = page.locator("[data-group-member=bob]");
        assertThat(member).isVisible();
        Locator row = page.locator("[data-group-row=" + handle + "]");
        assertThat(row.locator("td").last()).hasText("1");
        picture(page, "admin-groups-1280-light");

        String room = server().as("ann").newRoom("w");
        RestClient bob = server().as("bob");
        bob.put("/api/rooms/" + room + "/members/bob", null);
        server().as("ann").put("/api/rooms/" + room + "/members/bob", null).expect(200);
        Talk hers = Talk.in(signedIn("ann"), room);
        Page ann = hers.page();
        ann.locator("#message").pressSequentially("come, @" + handle.substring(0, 8));
        assertThat(ann.locator("#callable-" + handle)).isVisible();
        ann.keyboard().press("Enter");
        ann.keyboard().press("Enter");
        Locator called = hers.row("come").locator("button[data-called-group]");
        assertThat(called).hasText("@Night shift");
        called.click();
        assertThat(ann.locator("[data-person-card]")).containsText("Bob Okafor");
        picture(ann, "group-card-1280-light");
        ann.keyboard().press("Escape");

        page.locator("#group-name").fill("Late shift");
        page.locator("[data-group-rename] button").click();
        assertThat(called).hasText("@Late shift");
        assertThat(row.locator("a")).hasText("Late shift");
        member.locator("button").click();
        assertThat(member).hasCount(0);
        findAndDelete(page, row);
    }

    private void make(Page page) {
        page.locator("[data-new-group]").click();
        page.locator("#group-title").fill("Night shift");
        assertThat(page.locator("#group-handle")).hasValue("night-shift");
        page.locator("#group-handle").fill("ann");
        page.keyboard().press("Enter");
        assertThat(page.locator("#group-wrong-handle")).hasText("A group or a person has this handle.");
        page.locator("#group-handle").fill(handle);
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile("group=" + handle));
    }

    private void findAndDelete(Page page, Locator row) {
        page.locator("#groups-filter").fill("late shift " + handle);
        assertThat(row).isVisible();
        page.locator("#groups-filter").fill("nothing like it");
        assertThat(row).isHidden();
        page.locator("[data-group-delete]").click();
        page.locator("[data-group-delete-dialog] [value=yes]").click();
        page.waitForURL(url -> !url.contains("group="));
        assertThat(row).hasCount(0);
    }

    @Test
    void it_looks_right_in_the_dark_and_narrow() {
        admin.post(
                        "/api/groups",
                        io.atrium.wire.FrameCodec.object("{\"handle\":\"" + handle
                                + "\",\"title\":\"夜班\",\"members\":[\"ann\",\"bob\",\"cho\"]}"))
                .expect(201);
        Page page = person("zh-CN", 390, ColorScheme.DARK, "admin");
        page.navigate("/admin/groups");
        assertThat(page.locator("[data-group-row=" + handle + "]")).isVisible();
        picture(page, "admin-groups-390-dark");
        page.navigate("/admin/groups?group=" + handle);
        assertThat(page.locator("[data-group-member=cho]")).isVisible();
        picture(page, "admin-group-390-dark");
    }
}
