package io.atrium.kind.release;

import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Set;

/** What of an entry's lines falls into a stretch, as the view {@code lines} tells it. */
final class Stretch {
    private Stretch() {}

    static JsonObject of(ReleaseStore.Part part, long from, long to) {
        JsonObject body = part.entry().body();
        List<String> lines = LogLines.of(body);
        Set<Integer> marked = LogLines.errors(body);
        int begin = (int) Math.max(0, from - part.first());
        int end = (int) Math.min(lines.size(), to - part.first() + 1);
        JsonArrayBuilder errors = Json.createArrayBuilder();
        for (int i = begin; i < end; i++) {
            if (marked.contains(i)) {
                errors.add(i - begin);
            }
        }
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("first", part.first() + begin)
                .add("at", Instants.wire(part.entry().happenedAt()))
                .add("lines", Json.createArrayBuilder(lines.subList(begin, end)))
                .add("errors", errors);
        if (body.containsKey("stream")) {
            json.add("stream", body.get("stream"));
        }
        return json.build();
    }
}
