package io.atrium.web;

import io.atrium.room.Words;
import io.atrium.wire.Instants;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What kinds say of their rooms, in the viewer's words; lobby/summary.js says the same. */
@RequestScoped
public class Summaries {
    private static final Map<String, String> LOOKS = Map.of("plain", "still", "accent", "mine", "danger", "bad");

    @Inject
    private Viewer viewer;

    @Inject
    private Times times;

    /** @param chip null where there is none */
    record Told(String text, RoomRow.Chip chip) {}

    Optional<Told> of(JsonObject card) {
        if (!(card.get("summary") instanceof JsonObject summary)) {
            return Optional.empty();
        }
        Words words = Words.of(card.getString("kind"), viewer.getLocale());
        Map<String, Object> places = new HashMap<>();
        summary.getJsonObject("places").forEach((name, value) -> places.put(name, said(value)));
        String chip = summary.getString("chip", null);
        return Optional.of(new Told(
                words.text(summary.getString("key"), places),
                chip == null ? null : new RoomRow.Chip(words.raw(chip), LOOKS.get(summary.getString("tone")))));
    }

    private Object said(JsonValue value) {
        if (value instanceof JsonNumber number) {
            return number.bigDecimalValue();
        }
        String text = ((JsonString) value).getString();
        return Instants.parse(text).map(times::when).orElse(text);
    }
}
