package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import jakarta.json.Json;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person puts their rail in order; all of their pages follow. */
class RailPageIT extends BrowserTest {
    private String room;
    private String stem;

    @BeforeEach
    void makeRoom() {
        stem = Long.toString(System.nanoTime(), 36);
        room = AtriumServer.shared()
                .as("ann")
                .newRoom(Json.createObjectBuilder()
                        .add("name", "r" + stem)
                        .add("title", "Zebra " + stem)
                        .add("members", Json.createArrayBuilder().add("bob"))
                        .build());
    }

    @Test
    void a_favourite_stands_on_top_of_every_page_and_a_section_of_ones_own_below() {
        Page page = signedIn("bob");
        Page second = page.context().newPage();
        second.navigate("/lobby");
        page.navigate("/lobby");
        arrange(page, "Favourite");
        assertThat(in(page, "favourites")).isVisible();
        assertThat(in(second, "favourites")).isVisible();
        page.reload();
        assertThat(in(page, "favourites")).isVisible();

        arrange(page, "New section");
        assertThat(page.locator("#asked")).isFocused();
        page.keyboard().type("Projects " + stem);
        page.keyboard().press("Enter");
        Locator own = section(page, "Projects " + stem);
        assertThat(own.locator(place())).isVisible();
        assertThat(section(second, "Projects " + stem).locator(place())).isVisible();
        assertThat(in(page, "favourites")).hasCount(0);

        own.locator("h3 [data-arrange]").click();
        page.locator("[role=menu] button", new Page.LocatorOptions().setHasText("Rename"))
                .click();
        page.keyboard().type("Plans " + stem);
        page.keyboard().press("Enter");
        assertThat(section(second, "Plans " + stem).locator(place())).isVisible();

        section(page, "Plans " + stem).locator("h3 [data-arrange]").click();
        page.locator("[role=menu] button", new Page.LocatorOptions().setHasText("Delete"))
                .click();
        assertThat(in(page, "rooms")).isVisible();
        assertThat(section(second, "Plans " + stem)).hasCount(0);
    }

    @Test
    void a_room_is_dragged_into_the_favourites_and_moved_there_by_the_keyboard() {
        String first = AtriumServer.shared()
                .as("bob")
                .newRoom(Json.createObjectBuilder()
                        .add("name", "a" + stem)
                        .add("title", "Aardvark " + stem)
                        .build());
        Page page = signedIn("bob");
        page.navigate("/lobby");
        arrange(page, "Favourite");
        assertThat(in(page, "favourites")).isVisible();
        Locator dragged = page.locator("[data-section=rooms] .place[data-room=" + first + "]");
        dragged.dragTo(page.locator("[data-section=favourites]"));
        Locator favourite = page.locator("[data-section=favourites] .place[data-room=" + first + "]");
        assertThat(favourite).isVisible();
        Locator zebra = page.locator("[data-section=favourites] " + place());
        boolean zebraFirst = zebra.boundingBox().y < favourite.boundingBox().y;
        Locator upper = zebraFirst ? zebra : favourite;
        Locator lower = zebraFirst ? favourite : zebra;
        lower.focus();
        page.keyboard().press("Alt+ArrowUp");
        assertThat(page.locator("[data-places] > [role=status]")).containsText("now");
        assertThat(lower).isFocused();
        page.waitForCondition(() -> lower.boundingBox().y < upper.boundingBox().y);
    }

    @Test
    void a_muted_room_counts_nothing_but_mentions() {
        Page page = signedIn("bob");
        Talk.in(page, room); // who comes has read that they were invited
        page.navigate("/lobby");
        arrange(page, "Mute");
        assertThat(page.locator(place())).hasClass(Pattern.compile("muted"));
        Talk hers = Talk.in(signedIn("ann"), room);
        hers.say("nothing much");
        hers.say("@bob look");
        assertThat(page.locator(place() + " .badge.mention")).hasText("1");
        assertThat(page.locator(place() + " .badge:not(.mention)")).hasCount(0);
        arrange(page, "Mute");
        assertThat(page.locator(place() + " .badge:not(.mention)")).hasText("2");
    }

    @Test
    void a_room_is_left_from_the_rail_but_not_by_its_only_keeper() {
        Page his = signedIn("bob");
        his.navigate("/lobby");
        arrange(his, "Leave");
        assertThat(his.locator(place())).hasCount(0);
        Page hers = signedIn("ann");
        hers.navigate("/lobby");
        arrange(hers, "Leave");
        assertThat(hers.locator("[data-toasts] .toast")).containsText("only keeper");
        assertThat(hers.locator(place())).isVisible();
    }

    @Test
    void a_keeper_says_what_the_room_is_for_and_everybody_reads_it() {
        Talk hers = Talk.in(signedIn("ann"), room);
        Talk his = Talk.in(signedIn("bob"), room);
        assertThat(his.page().locator("[data-room-details]")).isHidden();
        hers.page().locator("[data-room-details]").click();
        hers.page().fill("#details-title", "Yak " + stem);
        hers.page().fill("#details-purpose", "Shaving");
        hers.page().locator("[data-details-form] [type=submit]").click();
        assertThat(his.page().locator("h1")).hasText("Yak " + stem);
        assertThat(his.page().locator(".topic")).hasText("Shaving");
        assertThat(his.page().locator(place() + " .clip")).hasText("Yak " + stem);
    }

    private void arrange(Page page, String what) {
        page.locator(place()).hover();
        page.locator(".slot:has(" + place() + ") [data-arrange]").click();
        page.locator("[role=menu] button", new Page.LocatorOptions().setHasText(what))
                .click();
    }

    private String place() {
        return ".place[data-room=" + room + "]";
    }

    private Locator in(Page page, String section) {
        return page.locator("[data-section=" + section + "] " + place());
    }

    private static Locator section(Page page, String name) {
        return page.locator("[data-own]", new Page.LocatorOptions().setHasText(name));
    }
}
