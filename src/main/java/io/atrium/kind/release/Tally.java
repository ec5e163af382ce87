package io.atrium.kind.release;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;

/**
 * How many lines an entry {@code log} holds, and how many of them tell of an error.
 *
 * @param firstError counted from 0; -1: none does
 */
record Tally(int lines, int errors, int firstError) {
    static Tally of(JsonObject body) {
        JsonArray errors = body.getJsonArray("errors");
        return new Tally(
                LogLines.count(body),
                errors == null ? 0 : errors.size(),
                errors == null ? -1 : ((JsonNumber) errors.get(0)).intValue());
    }
}
