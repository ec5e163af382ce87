package io.atrium.web;

import io.atrium.room.ExportFormat;
import io.atrium.room.Words;
import java.util.Locale;

/** A file the room can be saved as. */
public record ExportLink(String href, String label) {
    public static ExportLink of(ExportFormat format, String room, Words words) {
        String word = "export." + format.id();
        return new ExportLink(
                "/api/rooms/" + room + "/export?format=" + format.id(),
                words.has(word) ? words.raw(word) : format.id().toUpperCase(Locale.ROOT));
    }

    /** Below the application's own path. */
    public String getHref() {
        return href;
    }

    public String getLabel() {
        return label;
    }
}
