package io.atrium.kind.location;

import io.atrium.room.KeepDays;
import io.atrium.room.Setting;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** A location room's settings: what lies under its map, and how long it remembers. */
final class Site {
    static final String IMAGE = "image";
    static final String TILES = "tiles";

    private static final int LONGEST_ADDRESS = 15_000;
    private static final int MOST_PIXELS = 100_000;
    private static final int ANCHORS = 2;

    /** Where nobody says otherwise. */
    static final int KEEP_DAYS = 30;

    /** The projection's, beyond which there is no map. */
    private static final int FARTHEST_NORTH = 85;

    /** In each direction; nearer anchors would say little about the rest. */
    private static final double LEAST_PIXELS = 8;

    private Site() {}

    static List<Setting> settings() {
        return List.of(
                Setting.choice("base", "grid", TILES, IMAGE),
                Setting.text(IMAGE, LONGEST_ADDRESS),
                Setting.list(
                        "anchors",
                        ANCHORS,
                        Setting.number("x", 0, MOST_PIXELS).mandatory(),
                        Setting.number("y", 0, MOST_PIXELS).mandatory(),
                        Setting.number("latitude", -FARTHEST_NORTH, FARTHEST_NORTH)
                                .mandatory(),
                        Setting.number("longitude", -180, 180).mandatory()),
                KeepDays.setting());
    }

    /** @throws Problem {@code invalid} where an image is the base and can't be laid out */
    static JsonObject settle(JsonObject settings, Sources sources) {
        if (settings.containsKey(IMAGE)) {
            sources.requireImage("settings.image", settings.getString(IMAGE));
        }
        if (settings.getString("base").equals(IMAGE)) {
            if (!settings.containsKey(IMAGE)) {
                throw Problem.invalid("settings.image", "settings.image is missing: an image is to be the base");
            }
            requireAnchors(settings.getJsonArray("anchors"));
        }
        return settings;
    }

    private static void requireAnchors(JsonArray anchors) {
        if (anchors == null || anchors.size() != ANCHORS) {
            throw Problem.invalid(
                    "settings.anchors", "settings.anchors must be two points of the image, each with where it is");
        }
        JsonObject one = anchors.getJsonObject(0);
        JsonObject other = anchors.getJsonObject(1);
        double pixels = Math.hypot(number(one, "x") - number(other, "x"), number(one, "y") - number(other, "y"));
        double metres = Earth.metres(
                number(one, "latitude"),
                number(one, "longitude"),
                number(other, "latitude"),
                number(other, "longitude"));
        if (pixels < LEAST_PIXELS || metres < 1) {
            throw Problem.invalid(
                    "settings.anchors", "settings.anchors must lie 8 pixels and a metre apart from each other");
        }
    }

    private static double number(JsonObject anchor, String member) {
        return anchor.getJsonNumber(member).doubleValue();
    }

    /** What the page draws under its map. */
    static JsonObject toJson(JsonObject settings, Sources sources) {
        String base = settings.getString("base", "grid");
        JsonObjectBuilder json = Json.createObjectBuilder().add("base", base);
        if (base.equals(TILES)) {
            sources.tiles().ifPresent(tiles -> json.add(TILES, tiles));
        }
        if (base.equals(IMAGE)) {
            json.add(IMAGE, settings.get(IMAGE)).add("anchors", settings.get("anchors"));
        }
        return json.build();
    }
}
