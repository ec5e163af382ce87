package io.atrium.room;

import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * A room in a few words, told by a word of its kind so that it reads in each viewer's language.
 *
 * @param key of the kind's words, beginning with {@code summary.}: only those reach the lobby
 * @param places what fills the word's {@code {places}}: texts, numbers, and instants, which are told as a time today or a date
 * @param chip of the kind's words, beginning with {@code summary.}: one word beside, such as "Alarm"; null: none
 */
public record Summary(String key, Map<String, Object> places, Tone tone, String chip) {
    /** How loud it is. */
    public enum Tone {
        /** Beside the newest entry. */
        PLAIN,
        /** Something goes on now. */
        ACCENT,
        /** Something is wrong. */
        DANGER
    }

    public Summary {
        places = Map.copyOf(places);
    }

    public static Summary of(String key, Map<String, Object> places) {
        return new Summary(key, places, Tone.PLAIN, null);
    }

    public Summary toned(Tone other) {
        return new Summary(key, places, other, chip);
    }

    public Summary chip(String word) {
        return new Summary(key, places, tone, word);
    }

    /** As in a room's card. */
    public JsonObject toJson() {
        JsonObjectBuilder filled = Json.createObjectBuilder();
        places.forEach((place, value) -> {
            if (value instanceof Number number) {
                filled.add(place, Json.createValue(new BigDecimal(number.toString())));
            } else if (value instanceof Instant instant) {
                filled.add(place, Instants.wire(instant));
            } else {
                filled.add(place, value.toString());
            }
        });
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("key", key)
                .add("places", filled)
                .add("tone", tone.name().toLowerCase(Locale.ROOT));
        if (chip != null) {
            json.add("chip", chip);
        }
        return json.build();
    }
}
