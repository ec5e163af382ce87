package io.atrium.preview;

import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/**
 * What a page says of itself.
 *
 * @param url as it stands in the message
 * @param title never empty, at most 200 characters
 * @param description at most 300 characters, or empty
 * @param site what it calls itself, at most 80 characters, else its host
 * @param picture null: there is none
 */
public record Preview(String url, String title, String description, String site, Shown picture) {
    /**
     * A picture, as we show it.
     *
     * @param alt what is to be seen on it, as the page says; at most 200 characters, or empty
     */
    public record Shown(int width, int height, String alt) {}

    Preview showing(Shown shown) {
        return new Preview(url, title, description, site, shown);
    }

    public JsonObject toJson() {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("url", url)
                .add("title", title)
                .add("description", description)
                .add("site", site);
        if (picture != null) {
            json.add(
                    "picture",
                    Json.createObjectBuilder()
                            .add("width", picture.width())
                            .add("height", picture.height())
                            .add("alt", picture.alt()));
        }
        return json.build();
    }
}
