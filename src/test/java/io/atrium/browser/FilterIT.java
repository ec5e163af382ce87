package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists that are filtered as one types, all in one manner. */
class FilterIT extends BrowserTest {
    private RestClient ann;
    private String name;

    @BeforeEach
    void findName() {
        ann = AtriumServer.shared().as("ann");
        name = "f" + Long.toString(System.nanoTime(), 36);
    }

    @Test
    void rooms_are_found_by_purpose_and_kind_and_what_matched_is_marked() {
        ann.newRoom(Json.createObjectBuilder()
                .add("name", name)
                .add("title", "Wärmekeller")
                .add("purpose", "Keeps an eye on " + name + " pumps")
                .build());
        Page his = signedIn("bob");
        his.navigate("/lobby");
        Locator room = his.locator(".room[data-room=" + name + "]");
        Locator field = his.locator("#filter");
        field.fill("WARMEkeller");
        assertThat(room.locator("mark")).hasText("Wärmekeller");
        assertThat(his.locator(".room[data-room=operations]")).isHidden();
        field.fill("pumps " + name);
        assertThat(room).isVisible();
        field.fill("kind:sensor " + name);
        assertThat(room).isHidden();
        field.fill("kind:chat " + name);
        assertThat(room).isVisible();
        assertThat(his.locator("[data-filter] [role=status]")).hasText("1 match");
        field.press("Escape");
        assertThat(field).hasValue("");
        assertThat(field).isFocused();
        assertThat(his.locator(".room[data-room=operations]")).isVisible();
        assertThat(his.locator("mark")).hasCount(0);
    }

    @Test
    void members_are_filtered_in_the_drawer_and_escape_keeps_it_open() {
        JsonArrayBuilder members = Json.createArrayBuilder().add("bob").add("cho");
        Page office = signedIn("admin");
        for (String person : new String[] {"Elif Balcı", "陈丽 Chen Li", "Jonas Stein", "Rania Aziz", "Marta Vidal"}) {
            String login = person.replaceAll("[^a-zA-Z]", "").toLowerCase(Locale.ROOT) + name;
            office.navigate("/admin/users?add=true");
            office.fill("#login", login);
            office.fill("#name", person);
            office.click("#create");
            assertThat(office.locator("section.framed table")).containsText(login);
            members.add(login);
        }
        ann.newRoom(Json.createObjectBuilder()
                .add("name", name)
                .add("members", members)
                .build());
        Talk talk = Talk.in(signedIn("ann"), name);
        Locator field = talk.page().locator("#people-filter");
        field.fill("BÁLC");
        assertThat(talk.page().locator(".drawer [data-login]:visible")).hasCount(1);
        assertThat(talk.page().locator(".drawer [data-login^=elifbalc] mark")).hasText("Balc");
        field.fill("丽");
        assertThat(talk.page().locator(".drawer [data-login^=chenli]")).isVisible();
        field.fill("zzz");
        assertThat(talk.page().locator("[data-nobody-found]")).isVisible();
        field.press("Escape");
        assertThat(talk.page().locator(".drawer [data-login=bob]")).isVisible();
        assertThat(talk.page().locator("[data-nobody-found]")).isHidden();
    }

    @Test
    void sensors_are_filtered_in_tiles_and_figures() {
        ann.newRoom(Json.createObjectBuilder()
                .add("name", name)
                .add("kind", "sensor")
                .build());
        JsonArrayBuilder readings = Json.createArrayBuilder();
        IntStream.rangeClosed(1, 9)
                .forEach(i -> readings.add(
                        Json.createObjectBuilder().add("sensor_id", "pump" + i).add("sensor_value", i)));
        ann.post("/api/rooms/" + name + "/entries", readings.build()).expect(201);
        Page his = signedIn("bob");
        his.navigate("/room/" + name);
        his.fill("#sensor-filter", "pump7");
        assertThat(his.locator(".tile:visible")).hasCount(1);
        assertThat(his.locator("[data-figures] tbody tr:visible")).hasCount(1);
        ann.send("POST", "/api/rooms/" + name + "/entries", "{\"sensor_id\":\"pump77\",\"sensor_value\":1}")
                .expect(201);
        assertThat(his.locator(".tile:visible")).hasCount(2);
        his.fill("#sensor-filter", "boiler");
        assertThat(his.locator("[data-no-sensor]")).isVisible();
        his.press("#sensor-filter", "Escape");
        assertThat(his.locator(".tile:visible")).hasCount(10);
    }

    @Test
    void stages_and_earlier_releases_are_filtered() {
        ann.newRoom(Json.createObjectBuilder()
                .add("name", name)
                .add("kind", "release")
                .build());
        String entries = "/api/rooms/" + name + "/entries";
        for (String version : new String[] {"1.4.1", "1.4.2", "2.0.0"}) {
            JsonArrayBuilder stages = Json.createArrayBuilder();
            IntStream.rangeClosed(1, 12).forEach(i -> stages.add("stage " + i));
            ann.post(
                            entries,
                            Json.createArrayBuilder()
                                    .add(Json.createObjectBuilder()
                                            .add("type", "release")
                                            .add("version", version)
                                            .add("stages", stages))
                                    .build())
                    .expect(201);
        }
        Page his = signedIn("bob");
        his.navigate("/room/" + name);
        his.fill("#stage-filter", "11");
        assertThat(his.locator(".gate:visible")).hasCount(1);
        his.press("#stage-filter", "Escape");
        assertThat(his.locator(".gate:visible")).hasCount(12);
        his.click("[data-earlier]");
        his.fill("#release-filter", "1.4.");
        assertThat(his.locator("[data-releases] li:visible")).hasCount(2);
        his.press("#release-filter", "Escape");
        assertThat(his.locator("[data-history]")).isVisible();
        assertThat(his.locator("[data-releases] li:visible")).hasCount(3);
    }
}
