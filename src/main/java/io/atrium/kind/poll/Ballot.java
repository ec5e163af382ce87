package io.atrium.kind.poll;

import io.atrium.wire.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.List;

/**
 * What somebody answered, checked by {@link Question#read}.
 *
 * @param marks the choices, in a ranking the best first; a rating as {@code 1} to {@code 5}; or the text
 */
record Ballot(List<String> marks) {
    Ballot {
        marks = List.copyOf(marks);
    }

    static Ballot of(String mark) {
        return new Ballot(List.of(mark));
    }

    /** As it is stored. */
    String stored() {
        return Json.createArrayBuilder(marks).build().toString();
    }

    static Ballot ofStored(String stored) {
        try (JsonReader reader = Json.createReader(new StringReader(stored))) {
            JsonArray marks = reader.readArray();
            return new Ballot(marks.getValuesAs(JsonString::getString));
        }
    }
}
