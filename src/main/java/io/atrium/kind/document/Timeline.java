package io.atrium.kind.document;

import io.atrium.room.Entry;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** When a document was worked on, and by whom: what was written without a longer pause is one stretch. */
final class Timeline {
    /** Entries of one answer. */
    static final int LOOKED_AT = 5_000;

    private static final Duration PAUSE = Duration.ofMinutes(5);

    private final Deque<Stretch> newestFirst = new ArrayDeque<>();

    private static final class Stretch {
        private final Set<String> authors = new LinkedHashSet<>();
        private long edits;
        private Entry last;

        boolean goesOnWith(Entry entry) {
            return Duration.between(last.getAt(), entry.getAt()).compareTo(PAUSE) < 0;
        }

        void add(Entry entry) {
            authors.add(entry.getAuthor());
            edits++;
            last = entry;
        }

        JsonObject toJson() {
            return Json.createObjectBuilder()
                    .add("seq", last.getSeq())
                    .add("at", Instants.wire(last.getAt()))
                    .add("from", Json.createArrayBuilder(authors))
                    .add("edits", edits)
                    .build();
        }
    }

    private Timeline() {}

    /** @param entries in order; all there are before the last of them, or {@link #LOOKED_AT} */
    static JsonObject of(List<Entry> entries) {
        Timeline timeline = new Timeline();
        entries.stream()
                .filter(entry -> entry.getType().equals(Document.UPDATE))
                .forEach(timeline::add);
        JsonArrayBuilder stretches = Json.createArrayBuilder();
        timeline.newestFirst.forEach(stretch -> stretches.add(stretch.toJson()));
        boolean more = entries.size() == LOOKED_AT && entries.get(0).getSeq() > 1;
        return Json.createObjectBuilder()
                .add("stretches", stretches)
                .add("next", more ? Json.createValue(entries.get(0).getSeq()) : JsonValue.NULL)
                .build();
    }

    private void add(Entry entry) {
        if (newestFirst.isEmpty() || !newestFirst.element().goesOnWith(entry)) {
            newestFirst.push(new Stretch());
        }
        newestFirst.element().add(entry);
    }
}
