package io.atrium.kind.location;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.atrium.room.Setting;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Problem;
import jakarta.json.JsonObject;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies under a map, and where it may come from. */
class SiteTest {
    private static final String ANCHORS =
            "\"anchors\":[{\"x\":0,\"y\":0,\"latitude\":53.55,\"longitude\":9.99},{\"x\":400,\"y\":300,\"latitude\":53.54,\"longitude\":10}]";

    @Test
    void a_room_that_says_nothing_has_a_grid() {
        JsonObject settings = settle("{}");
        assertEquals("grid", settings.getString("base"));
        assertEquals(
                "{\"base\":\"grid\"}", Site.toJson(settings, sources("", "")).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data:image/png;base64,iVBORw0KGgo=",
                "data:image/svg+xml,%3Csvg/%3E",
                "/plans/hall.png",
                "https://plans.example:8443/hall.png"
            })
    void a_plan_comes_from_this_server_from_one_the_operator_names_or_with_the_setting(String image) {
        JsonObject settings = settle("{\"base\":\"image\",\"image\":\"" + image + "\"," + ANCHORS + "}");
        assertEquals(image, Site.toJson(settings, sources("", "")).getString("image"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/hall.png",
                "https://plans.example/hall.png",
                "//plans.example:8443/hall.png",
                "javascript:alert(1)",
                "data:text/html,x",
                "https://plans.example:8443@elsewhere.example/hall.png",
                "hall.png",
            })
    void any_other_is_refused_by_name(String image) {
        assertEquals("settings.image", refused("{\"base\":\"image\",\"image\":\"" + image + "\"," + ANCHORS + "}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"base\":\"image\"}                               | settings.image",
                "{\"base\":\"image\",\"image\":\"/a.png\"}          | settings.anchors",
                "{\"base\":\"image\",\"image\":\"/a.png\",\"anchors\":[{\"x\":0,\"y\":0,\"latitude\":1,\"longitude\":1}]} | settings.anchors",
                "{\"base\":\"image\",\"image\":\"/a.png\",\"anchors\":[{\"x\":0,\"y\":0,\"latitude\":1,\"longitude\":1},{\"x\":0,\"y\":7,\"latitude\":2,\"longitude\":1}]} | settings.anchors",
                "{\"base\":\"image\",\"image\":\"/a.png\",\"anchors\":[{\"x\":0,\"y\":0,\"latitude\":1,\"longitude\":1},{\"x\":0,\"y\":99,\"latitude\":1,\"longitude\":1}]} | settings.anchors",
                "{\"anchors\":[{\"x\":0,\"y\":0,\"latitude\":86,\"longitude\":1}]} | settings.anchors[0].latitude",
                "{\"base\":\"globe\"}                               | settings.base",
                "{\"keep_days\":0}                                  | settings.keep_days",
            })
    void a_site_that_can_t_be_laid_out_is_refused_by_name(String settings, String field) {
        assertEquals(field, refused(settings.strip()));
    }

    @Test
    void tiles_are_the_operators_and_a_grid_stands_in_where_there_are_none() {
        JsonObject settings = settle("{\"base\":\"tiles\"}");
        assertEquals(
                "{\"base\":\"tiles\"}", Site.toJson(settings, sources("", "")).toString());
        Sources sources = sources("https://tiles.example/{z}/{x}/{y}.png", "");
        sources.start(null);
        assertEquals(
                "{\"base\":\"tiles\",\"tiles\":{\"url\":\"https://tiles.example/{z}/{x}/{y}.png\",\"zoom\":19}}",
                Site.toJson(settings, sources).toString());
        assertEquals(List.of("https://tiles.example"), sources.origins());
        assertEquals(List.of(), sources("/tiles/{z}/{x}/{y}.png", "").origins());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://tiles.example/{z}/{x}.png        | ''",
                "ftp://tiles.example/{z}/{x}/{y}.png      | ''",
                "https://{s}.tiles.example/{z}/{x}/{y}.png| ''",
                "tiles/{z}/{x}/{y}.png                    | ''",
                "/tiles/{z}/{x}/{y}.png                   | plans.example",
                "/tiles/{z}/{x}/{y}.png                   | https://plans.example/folder",
            })
    void a_source_that_makes_no_sense_stops_the_start(String tiles, String images) {
        assertThrows(
                IllegalArgumentException.class,
                () -> sources(tiles.strip(), images).start(null));
    }

    private static JsonObject settle(String settings) {
        return Site.settle(
                Setting.check(Site.settings(), FrameCodec.object(settings)),
                sources("", "https://maps.example, https://plans.example:8443"));
    }

    private static String refused(String settings) {
        return assertThrows(Problem.class, () -> settle(settings)).field();
    }

    private static Sources sources(String tiles, String images) {
        Sources sources = new Sources();
        set(sources, "tileUrl", Optional.of(tiles).filter(url -> !url.isEmpty()));
        set(sources, "tileAttribution", Optional.empty());
        set(sources, "tileZoom", 19);
        set(sources, "imageSources", Optional.of(images).filter(all -> !all.isEmpty()));
        return sources;
    }

    private static void set(Sources sources, String name, Object value) {
        try {
            Field field = Sources.class.getDeclaredField(name);
            field.setAccessible(true);
            field.set(sources, value);
        } catch (ReflectiveOperationException renamed) {
            throw new AssertionError(renamed);
        }
    }
}
