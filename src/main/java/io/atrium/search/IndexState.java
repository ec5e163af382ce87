package io.atrium.search;

import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The index as administrators see it.
 *
 * @param entries that can be found
 * @param bytes on the disk
 */
record IndexState(Progress progress, long entries, long bytes) {
    private static final int DIGITS = 3;

    static BigDecimal share(Progress progress) {
        return BigDecimal.valueOf(progress.share()).setScale(DIGITS, RoundingMode.DOWN);
    }

    JsonObject toJson() {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("state", progress.state().wireName())
                .add("entries", entries)
                .add("of", progress.all())
                .add("progress", share(progress))
                .add("bytes", bytes)
                .add("version", IndexFiles.VERSION)
                .add("behind", progress.missing())
                .add("since", Instants.wire(progress.since()));
        if (progress.cause() != null) {
            json.add("cause", progress.cause());
        }
        return json.build();
    }
}
