package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two people and what messages are made of: tables, tasks, code, and what completes a name. */
class RichTextIT extends BrowserTest {
    private static final String RICH = """
            | Pump | Pressure |
            |:-----|---------:|
            | **P1** | 4.2 bar |
            | P2 | 3.9 bar |

            - [ ] close the valve
            - [x] tell the *shift*

            ```java
            int level = 3; // metres
            ```
            The [manual](https://docs.example.org/pumps?page=2) says ~~no~~ yes.""";

    private RestClient ann;
    private String room;

    @BeforeEach
    void makeRoom() {
        ann = AtriumServer.shared().as("ann");
        room = ann.newRoom("r");
    }

    @Test
    void a_message_reads_the_same_whether_the_server_or_the_browser_shows_it() {
        Talk his = Talk.in(signedIn("bob"), room);
        List<String> troubles = troublesOf(his.page());
        Talk.post(ann, room, RICH);
        Locator text = his.texts().first();
        assertThat(text.locator("table tr")).hasCount(3);
        assertThat(text.locator("pre .c-type")).hasText("int");
        Object shown = text.innerHTML();
        his.page().reload();
        his.connected();
        assertThat(text.locator("pre .c-type")).hasText("int");
        assertEquals(shown, text.innerHTML());
        assertThat(text.locator("a[data-host]")).hasAttribute("data-host", "docs.example.org");
        assertEquals(List.of(), troubles);
    }

    @Test
    void a_task_that_one_ticks_is_ticked_for_everybody_and_stays_so() {
        Talk hers = Talk.in(signedIn("ann"), room);
        hers.say("- [ ] fetch the keys");
        Talk his = Talk.in(signedIn("bob"), room);
        box(his).click();
        assertThat(box(his)).isChecked();
        assertThat(box(hers)).isChecked();
        assertThat(hers.rows().locator(".edited")).hasCount(0);
        hers.page().fill("#message", "");
        hers.page().press("#message", "ArrowUp");
        assertThat(hers.page().locator("#message")).hasValue("- [x] fetch the keys");
        hers.page().keyboard().press("Escape");
        his.page().reload();
        his.connected();
        assertThat(box(his)).isChecked();
        box(hers).focus();
        hers.page().keyboard().press("Space");
        assertThat(box(his)).not().isChecked();
    }

    @Test
    void whoever_may_not_write_may_not_tick() {
        ann.put(
                        "/api/rooms/" + room + "/members/bob",
                        Json.createObjectBuilder().add("role", "reader").build())
                .expect(200);
        Talk.post(ann, room, "- [ ] fetch the keys");
        Talk his = Talk.in(signedIn("bob"), room);
        assertThat(box(his)).isVisible();
        assertThat(box(his)).isDisabled();
    }

    @Test
    void rooms_and_emoji_are_completed_by_name_and_a_room_is_a_link() {
        String title = "Zeppelin hangar " + room;
        String boilers = ann.newRoom(Json.createObjectBuilder()
                .add("name", "b" + room)
                .add("title", title)
                .add("members", Json.createArrayBuilder().add("bob"))
                .build());
        Talk his = Talk.in(signedIn("bob"), room);
        Page page = his.page();
        page.locator("#message").pressSequentially("see #zeppelin");
        Locator offered = page.locator("[data-offered] [role=option]");
        assertThat(offered.filter(new Locator.FilterOptions().setHasText(title)))
                .hasCount(1);
        page.locator("#message").fill("");
        page.locator("#message").pressSequentially("see #b" + room);
        assertThat(offered).hasCount(1);
        page.keyboard().press("Tab");
        page.keyboard().type(":rocke");
        assertThat(offered.first()).containsText("rocket");
        page.keyboard().press("Enter");
        assertThat(page.locator("#message")).hasValue("see #" + boilers + " 🚀 ");
        page.keyboard().press("Enter");
        assertThat(his.texts().first()).hasText(Pattern.compile("see #" + title + " 🚀"));
        page.reload();
        his.connected();
        his.texts().first().locator("a").click();
        page.waitForURL("**/room/" + boilers);
    }

    @Test
    void it_stands_well_on_every_screen() {
        Talk.post(ann, room, RICH);
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : new int[] {1280, 390}) {
                Page page = person("en-US", width, scheme, "bob");
                Talk.in(page, room);
                assertThat(page.locator("pre .c-type")).hasText("int");
                picture(page, "rich-text-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    private static Locator box(Talk talk) {
        return talk.rows().locator("input[data-task]");
    }
}
