package io.atrium.imports;

import io.atrium.wire.Json;
import io.atrium.wire.Text;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts by word, and of what is left out or changed the first examples. */
final class Tally {
    private static final int EXAMPLES = 5;
    private static final int LONGEST = 160;

    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, Long> notes = new TreeMap<>();
    private final Map<String, List<String>> examples = new TreeMap<>();

    void count(String what) {
        count(what, 1);
    }

    void count(String what, long more) {
        counts.merge(what, more, Long::sum);
    }

    long of(String what) {
        return counts.getOrDefault(what, 0L);
    }

    /** @param why a word that pages have a sentence for. @param where a file and line, or a name */
    void note(String why, String where) {
        notes.merge(why, 1L, Long::sum);
        List<String> some = examples.computeIfAbsent(why, first -> new ArrayList<>());
        if (some.size() < EXAMPLES) {
            some.add(Text.cut(where, LONGEST));
        }
    }

    long noted(String why) {
        return notes.getOrDefault(why, 0L);
    }

    JsonObject counts() {
        JsonObjectBuilder json = Json.createObjectBuilder();
        counts.forEach(json::add);
        return json.build();
    }

    /** By word {@code count} and {@code examples}. */
    JsonObject notes() {
        JsonObjectBuilder json = Json.createObjectBuilder();
        notes.forEach((why, count) -> json.add(
                why,
                Json.createObjectBuilder()
                        .add("count", count)
                        .add("examples", Json.createArrayBuilder(examples.get(why)))));
        return json.build();
    }
}
