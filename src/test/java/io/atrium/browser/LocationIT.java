package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Geolocation;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A location room as two people see it. */
class LocationIT extends BrowserTest {
    @Test
    void one_shares_the_other_follows_and_it_ends_when_she_says_so() {
        String room = newRoom();
        Page hers = MapPage.open(walker(53.5511, 9.9937), room);
        Page his = MapPage.open(signedIn("bob"), room);
        List<String> troubles = troublesOf(hers);
        List<String> hisTroubles = troublesOf(his);
        assertThat(hers.locator("[data-empty]")).isVisible();
        hers.locator("[data-do=share]").click();
        hers.locator("[data-share-dialog] input[value='900']").check();
        hers.locator("[data-share-dialog] [type=submit]").click();
        assertThat(hers.locator("[data-share]")).containsText("You are on the map until");
        assertThat(MapPage.face(his, "ann")).isVisible();
        assertThat(his.locator("[data-empty]")).isHidden();
        assertThat(MapPage.row(his, "ann")).containsText("Ann");
        assertThat(his.locator("[data-said-log]")).containsText("Ann Lindqvist is on the map");
        MapPage.row(his, "ann").click();
        assertThat(his.locator("[data-followed]")).containsText("Ann");
        assertThat(his.locator("[data-face=ann]")).hasClass(Pattern.compile(".*followed.*"));
        hers.context().setGeolocation(new Geolocation(53.5561, 9.9937).setAccuracy(5));
        assertThat(his.locator("[data-followed]")).containsText("556 m in 1 h");
        assertMiddle(his, "ann");
        hers.reload();
        assertThat(hers.locator("[data-share]")).containsText("You are on the map until");
        hers.locator("[data-do=stop]").click();
        assertThat(hers.locator("[data-share]")).containsText("not shared");
        assertThat(MapPage.face(his, "ann")).isHidden();
        assertThat(his.locator("[data-said-log]")).containsText("Ann Lindqvist is no longer on the map");
        his.navigate("/lobby");
        assertThat(his.locator(".room[data-room=" + room + "]")).containsText("Nobody is on the map");
        assertEquals(List.of(), troubles);
        assertEquals(List.of(), hisTroubles);
    }

    @Test
    void who_gives_no_permission_is_told_and_nothing_is_shared() {
        String room = newRoom();
        Page page = signedIn("ann");
        page.context().grantPermissions(List.of("notifications")); // and nothing else
        MapPage.open(page, room).locator("[data-do=share]").click();
        page.locator("[data-share-dialog] [type=submit]").click();
        assertThat(page.locator("[data-share-error]")).containsText("not to give your position away");
        assertEquals(0, ann().get("/api/rooms/" + room).json().getInt("seq"));
    }

    @Test
    void what_the_server_painted_is_what_the_script_leaves_there() {
        String room = newRoom();
        say(room, MapPage.position(53.55, 10).add("speed", 10).add("accuracy", 4));
        Page page = signedIn("bob");
        page.route("**/assets/kind/location-*.js", route -> route.abort());
        page.navigate("/room/" + room);
        assertThat(MapPage.row(page, "ann")).containsText("36 km/h");
        String painted = page.locator("[data-who]").innerText()
                + page.locator("[data-share]").innerText()
                + page.locator("[data-timeline]").innerText();
        page.unroute("**/assets/kind/location-*.js");
        MapPage.open(page, room);
        assertThat(MapPage.face(page, "ann")).isVisible();
        assertEquals(
                painted,
                page.locator("[data-who]").innerText()
                        + page.locator("[data-share]").innerText()
                        + page.locator("[data-timeline]").innerText());
    }

    @Test
    void the_time_goes_back_through_the_day_by_keyboard_and_returns_to_now() {
        String room = newRoom();
        Instant then = Instant.now().minusSeconds(3 * 3_600);
        JsonArrayBuilder day = Json.createArrayBuilder();
        for (int i = 0; i < 60; i++) {
            day.add(MapPage.position(53 + i * 0.001, 10)
                    .add("at", then.plusSeconds(i * 60L).toString()));
        }
        ann().post("/api/rooms/" + room + "/entries", day.build()).expect(201);
        say(room, MapPage.position(54, 10));
        Page page = MapPage.open(signedIn("bob"), room);
        List<String> troubles = troublesOf(page);
        assertThat(MapPage.face(page, "ann")).isVisible();
        Locator slider = page.locator("[data-at]");
        slider.focus();
        assertThat(slider).hasAttribute("aria-valuetext", "Now");
        page.keyboard().press("PageDown");
        assertThat(page.locator("[data-do=live]")).hasAttribute("aria-pressed", "false");
        assertThat(MapPage.face(page, "ann")).isVisible();
        assertThat(MapPage.row(page, "ann")).containsText("km in 1 h");
        assertThat(slider).hasAttribute("aria-valuetext", Pattern.compile(".*, \\d\\d:\\d\\d"));
        page.locator("[data-do=earlier]").click();
        assertThat(MapPage.face(page, "ann")).isHidden();
        assertThat(page.locator("[data-nobody]")).isVisible();
        page.locator("[data-do=live]").click();
        assertThat(slider).hasAttribute("aria-valuetext", "Now");
        assertThat(MapPage.face(page, "ann")).isVisible();
        assertEquals(List.of(), troubles);
    }

    @Test
    void a_track_is_uploaded_and_what_is_wrong_with_it_is_said() {
        String room = newRoom();
        Page page = MapPage.open(signedIn("ann"), room);
        page.locator("[data-upload]").click();
        page.locator("#upload-file").setInputFiles(gpx("<trkpt lat='1' lon='1'/>"));
        page.locator("[data-upload-form] [type=submit]").click();
        assertThat(page.locator("[data-upload-error]")).containsText("say when the track began");
        page.locator("#upload-start").fill("2026-01-05T08:00");
        page.locator("#upload-file").setInputFiles(gpx("<trkpt lat='1' lon='1'/><trkpt lat='1.001' lon='1'/>"));
        page.locator("[data-upload-form] [type=submit]").click();
        assertThat(page.locator(".toast")).containsText("2 positions stored");
        assertEquals(2, ann().get("/api/rooms/" + room).json().getInt("seq"));
    }

    @Test
    void rooms_of_other_kinds_have_nothing_of_it_in_their_drawer() {
        for (String room : List.of("operations", "boiler-house")) {
            Page page = MapPage.open(signedIn("ann"), room);
            assertThat(page.locator("[data-people] [data-section=here]")).isVisible();
            assertThat(page.locator("[data-who]")).hasCount(0);
        }
    }

    /** Whoever is followed stands in the middle of the map. */
    private static void assertMiddle(Page page, String login) {
        BoundingBox map = page.locator("[data-atlas]").boundingBox();
        BoundingBox face = MapPage.face(page, login).boundingBox();
        assertEquals(map.x + map.width / 2, face.x + face.width / 2, 2);
        assertEquals(map.y + map.height / 2, face.y + face.height / 2, 2);
    }

    private static FilePayload gpx(String points) {
        String file = "<gpx version='1.1'><trk><trkseg>" + points + "</trkseg></trk></gpx>";
        return new FilePayload("walk.gpx", "application/gpx+xml", file.getBytes(StandardCharsets.UTF_8));
    }

    /** Ann with a device that knows where it is and may say so. */
    private Page walker(double latitude, double longitude) {
        Page page = newPage(new Browser.NewContextOptions()
                .setViewportSize(1280, 800)
                .setLocale("en-US")
                .setPermissions(List.of("geolocation"))
                .setGeolocation(new Geolocation(latitude, longitude).setAccuracy(5)));
        signIn(page, "ann", "demo");
        return page;
    }

    private RestClient ann() {
        return server().as("ann");
    }

    private String newRoom() {
        return ann().newRoom(Json.createObjectBuilder()
                .add("name", "location-" + UUID.randomUUID())
                .add("title", "North")
                .add("kind", "location")
                .build());
    }

    private void say(String room, JsonObjectBuilder position) {
        ann().post("/api/rooms/" + room + "/entries", position.build()).expect(201);
    }
}
