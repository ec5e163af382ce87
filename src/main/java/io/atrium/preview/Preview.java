package io.atrium.preview;

import io.atrium.wire.Json;
import jakarta.json.JsonObject;

/**
 * What a page says of itself.
 *
 * @param url as it stands in the message
 * @param title never empty, at most 200 characters
 * @param description at most 300 characters, or empty
 * @param site what it calls itself, at most 80 characters, else its host
 */
public record Preview(String url, String title, String description, String site) {
    public JsonObject toJson() {
        return Json.createObjectBuilder()
                .add("url", url)
                .add("title", title)
                .add("description", description)
                .add("site", site)
                .build();
    }
}
