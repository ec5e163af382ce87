package io.atrium.file;

import io.atrium.wire.Json;
import jakarta.json.JsonObjectBuilder;

/** A file as the wire describes it. */
public final class Described {
    private Described() {}

    /** {@code id name type size}, and of a picture that pages may show {@code width height}; {@code thumbnail} where there is one. */
    public static JsonObjectBuilder of(StoredFile file) {
        JsonObjectBuilder described = Json.createObjectBuilder()
                .add("id", file.getId())
                .add("name", file.getName())
                .add("type", file.getType())
                .add("size", file.getBytes());
        if (file.getWidth() != null) {
            described.add("width", file.getWidth()).add("height", file.getHeight());
        }
        if (file.getThumbnail() != null) {
            described.add("thumbnail", true);
        }
        return described;
    }
}
