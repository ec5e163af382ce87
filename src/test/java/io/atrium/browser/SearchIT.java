package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.atrium.testing.AtriumServer;
import jakarta.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two people: one searches, the other writes, changes, deletes and sends away. */
class SearchIT extends SearchPages {
    @Test
    void what_the_other_writes_comes_by_itself_and_goes_when_it_is_changed_or_deleted() {
        Page his = searching("bob", word);
        List<String> troubles = troublesOf(his);
        assertThat(his.locator("[data-none]")).isVisible();
        assertThat(his.locator("[data-teach]")).isVisible();
        Talk.post(ann, room, "the pump ran " + word.toUpperCase(Locale.ROOT) + " again");
        assertThat(hits(his)).hasCount(1);
        assertThat(hits(his).locator("mark")).hasText(word.toUpperCase(Locale.ROOT));
        assertThat(his.locator("[data-told]")).hasText("1 entry");
        assertThat(his.locator("[data-none]")).isHidden();

        Talk.post(ann, room, word + " two", word + " three");
        assertThat(hits(his).locator(".excerpt")).hasText(new String[] {
            word + " three", word + " two", "the pump ran " + word.toUpperCase(Locale.ROOT) + " again"
        });
        change("{\"type\":\"edit\",\"seq\":2,\"message\":\"nothing\"}");
        assertThat(hits(his)).hasCount(2);
        change("{\"type\":\"edit\",\"seq\":1,\"message\":\"only " + word + "\"}");
        assertThat(hits(his).last().locator(".excerpt")).hasText("only " + word);
        change("{\"type\":\"delete\",\"seq\":3}");
        assertThat(hits(his)).hasCount(1);
        assertThat(his).hasURL(Pattern.compile(".*/search\\?q=" + word + "$"));
        his.reload();
        assertThat(hits(his)).hasCount(1);
        assertEquals(List.of(), troubles);
    }

    @Test
    void who_is_sent_away_loses_the_hits_at_that_moment() {
        String hidden = ann.newRoom(Json.createObjectBuilder()
                .add("name", "p" + word)
                .add("visibility", "private")
                .add("members", Json.createArrayBuilder().add("bob"))
                .build());
        Talk.post(ann, hidden, "secret " + word);
        Talk.post(ann, room, "known " + word);
        Page his = searching("bob", word);
        Page strangers = searching("cho", word);
        assertThat(hits(his)).hasCount(2);
        assertThat(hits(strangers)).hasCount(1);
        ann.delete("/api/rooms/" + hidden + "/members/bob").expect(204);
        assertThat(hits(his)).hasCount(1);
        assertThat(hits(his)).containsText("known");
    }

    @Test
    void by_the_keyboard_alone_one_finds_an_entry_from_any_page_and_stands_before_it() {
        Talk.post(ann, room, 120);
        Talk.post(ann, room, "here is " + word);
        Talk.post(ann, room, 120);
        Page his = signedIn("bob");
        his.navigate("/settings");
        his.locator("main").press("/");
        assertThat(his.locator("#seek")).isFocused();
        his.keyboard().type(word);
        assertThat(his.locator("#seek")).hasAttribute("aria-expanded", "true");
        assertThat(his.locator("[data-hits] [role=option]")).hasCount(1);
        assertThat(his.locator("#seek-told")).hasText("1 entry");
        his.keyboard().press("ArrowDown");
        assertThat(his.locator("[data-hits] [role=option]")).hasAttribute("aria-selected", "true");
        his.keyboard().press("Enter");
        his.waitForURL("**/room/" + room + "?at=121");
        assertThat(his.locator(".msg[data-seq='121']")).isFocused();
        assertThat(his.locator(".msg[data-seq='120']")).isInViewport();
        assertThat(his.locator(".msg[data-seq='122']")).isInViewport();

        his.keyboard().press("/");
        his.keyboard().type(word);
        assertThat(his.locator("[data-panel]")).isVisible();
        his.keyboard().press("Escape");
        assertThat(his.locator("[data-panel]")).isHidden();
        assertThat(his.locator("#seek")).hasValue(word);
        his.keyboard().press("Escape");
        assertThat(his.locator("#seek")).hasValue("");
    }

    @Test
    void in_a_room_it_is_that_room_until_its_chip_is_taken_away_and_one_jumps_without_a_reload() {
        String other = ann.newRoom("o" + word);
        Talk.post(ann, other, "elsewhere " + word);
        Talk.post(ann, room, 120);
        Talk.post(ann, room, "here " + word);
        Talk.post(ann, room, 120);
        Page his = signedIn("bob");
        Talk talk = Talk.in(his, room);
        his.evaluate("window.same = true");
        his.locator(".bar [data-seek]").click();
        his.keyboard().type(word);
        Locator options = his.locator("[data-hits] [role=option]");
        assertThat(options).hasCount(1);
        his.locator("[data-scope]").click();
        assertThat(options).hasCount(2);
        his.locator("[data-hit='" + room + "/121']").click();
        assertThat(his.locator(".msg[data-seq='121']")).isFocused();
        assertThat(his.locator("[data-panel]")).isHidden();
        assertEquals(true, his.evaluate("window.same"));
        his.click("[data-latest]");
        assertThat(talk.rows().last()).isInViewport();
    }

    @Test
    void chinese_parts_of_words_and_accents_are_found() {
        Talk.post(ann, room, word + " 锅炉房温度报警，请值班人员处理", word + " Café Überlauf");
        Page his = searching("bob", "温度报 in:" + room);
        assertThat(hits(his).locator("mark").first()).containsText("温度");
        his.fill("#q", "cafe uberl in:" + room);
        assertThat(hits(his).locator("mark")).hasText(new String[] {"Café", "Überl"});
    }

    @Test
    void filters_are_offered_shown_as_chips_and_complained_about_at_the_field() {
        Talk.post(ann, room, "plain " + word, "see https://example.org/ " + word);
        AtriumServer.shared()
                .as("bob")
                .put(
                        "/api/rooms/" + room + "/members/bob",
                        Json.createObjectBuilder().build());
        Talk.post(AtriumServer.shared().as("bob"), room, "his " + word);
        Page his = searching("bob", word);
        assertThat(hits(his)).hasCount(3);
        his.click("[data-add=has]");
        assertThat(hits(his)).hasCount(1);
        his.click("[data-chosen] button");
        assertThat(hits(his)).hasCount(3);
        his.click("[data-add=from]");
        his.keyboard().type("okaf");
        his.keyboard().press("ArrowDown");
        his.keyboard().press("Enter");
        assertThat(his.locator("#q")).hasValue(word + " from:bob ");
        assertThat(hits(his)).hasCount(1);
        his.fill("#q", word + " kind:chess");
        assertThat(his.locator("#q-wrong")).containsText("There are no rooms of the kind “chess”");
        assertThat(his.locator("#q")).hasAttribute("aria-invalid", "true");
        his.fill("#q", word + " kind:chat before:2020-01-01");
        assertThat(his.locator("#q-wrong")).isHidden();
        assertThat(his.locator("[data-none]")).isVisible();
        his.fill("#q", word + " in:nowhere-at-all");
        assertThat(his.locator("[data-trouble]")).containsText("no such room");
        his.fill("#q", word);
        assertThat(hits(his)).hasCount(3);
        assertThat(his.locator("[data-trouble]")).isHidden();
    }

    @Test
    void further_pages_are_a_button_away_and_what_comes_meanwhile_moves_nothing() {
        for (int i = 0; i < 3; i++) {
            Talk.post(
                    ann,
                    room,
                    IntStream.range(0, 15).mapToObj(n -> word + " number " + n).toArray(String[]::new));
        }
        Page his = searching("bob", word);
        assertThat(hits(his)).hasCount(20);
        his.click("[data-more]");
        assertThat(hits(his)).hasCount(40);
        his.click("[data-more]");
        assertThat(hits(his)).hasCount(45);
        assertThat(his.locator("[data-more]")).isHidden();
        his.locator(".stage > .scroll").evaluate("view => view.scrollTo(0, 600)");
        double before = hits(his).nth(20).boundingBox().y;
        Talk.post(ann, room, word + " news");
        assertThat(his.locator("[data-news]")).hasText("1 new");
        assertEquals(before, hits(his).nth(20).boundingBox().y, 1);
        his.click("[data-news]");
        assertThat(hits(his).first()).containsText("news");
        assertThat(hits(his).first()).isInViewport();
        his.click("[data-by=best]");
        assertThat(his).hasURL(Pattern.compile(".*sort=best.*"));
        assertThat(hits(his)).hasCount(20);
    }

    @Test
    void where_the_server_can_t_be_reached_it_says_so_and_goes_on_by_itself() {
        Talk.post(ann, room, "still " + word);
        Page his = searching("bob", word);
        assertThat(hits(his)).hasCount(1);
        his.context().setOffline(true);
        his.fill("#q", word + " still");
        assertThat(his.locator("[data-trouble]")).containsText("can’t be reached");
        Talk.post(ann, room, "still more " + word);
        his.context().setOffline(false);
        assertThat(hits(his)).hasCount(2);
        assertThat(his.locator("[data-trouble]")).isHidden();
    }
}
