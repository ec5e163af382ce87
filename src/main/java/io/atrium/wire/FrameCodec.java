package io.atrium.wire;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.StringReader;

/**
 * Text to {@link Frame}, distrusting the text: depth is bounded before the parser sees it, and no string that a database or
 * another client could choke on gets through.
 */
public final class FrameCodec {
    /** Deep enough for any kind's settings, shallow enough for every parser's stack. */
    private static final int MAX_DEPTH = 32;

    private FrameCodec() {}

    /** One frame; {@link ErrorCode#MALFORMED} where the text is no JSON object. */
    public static Frame decode(String text) {
        return Frame.of(object(text));
    }

    /** One JSON object, checked as a frame is. */
    public static JsonObject object(String text) {
        if (structure(text) instanceof JsonObject object) {
            return object;
        }
        throw Problem.of(ErrorCode.MALFORMED, "a JSON object is expected");
    }

    /** One JSON object that was checked when it was stored, and is not judged again. */
    public static JsonObject stored(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    /** One JSON object whose texts are still to be judged, by {@link #requireStorable(JsonObject)}: for a door that can name what it refuses. */
    public static JsonObject unjudged(String text) {
        if (parse(text) instanceof JsonObject object) {
            return object;
        }
        throw Problem.of(ErrorCode.MALFORMED, "a JSON object is expected");
    }

    /** A JSON object or array, checked as a frame is. */
    public static JsonStructure structure(String text) {
        JsonStructure structure = parse(text);
        requireStorable(structure, null);
        return structure;
    }

    /** @throws Problem {@code malformed} or {@code invalid}, where a text is none that a database or another client could read */
    public static void requireStorable(JsonObject object) {
        requireStorable(object, null);
    }

    private static JsonStructure parse(String text) {
        requireShallow(text);
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.read();
        } catch (JsonException
                | IllegalStateException
                | NumberFormatException
                | UnsupportedOperationException notJson) {
            throw Problem.of(ErrorCode.MALFORMED, "not JSON");
        }
    }

    private static void requireShallow(String text) {
        int depth = 0;
        boolean inString = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inString) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    inString = false;
                }
            } else if (c == '"') {
                inString = true;
            } else if (c == '{' || c == '[') {
                if (++depth > MAX_DEPTH) {
                    throw Problem.of(ErrorCode.MALFORMED, "nested deeper than " + MAX_DEPTH);
                }
            } else if (c == '}' || c == ']') {
                // The parser stops reading here; what follows would go unnoticed.
                if (--depth == 0 && !text.substring(i + 1).isBlank()) {
                    throw Problem.of(ErrorCode.MALFORMED, "more than one JSON value");
                }
            }
        }
    }

    private static void requireStorable(JsonValue value, String field) {
        if (value instanceof JsonString string) {
            if (!Text.isStorable(string.getString())) {
                throw field == null
                        ? Problem.of(ErrorCode.MALFORMED, "NUL or half a surrogate pair in a text")
                        : Problem.invalid(field, field + " contains NUL or half a surrogate pair");
            }
        } else if (value instanceof JsonObject object) {
            object.forEach((name, member) -> {
                if (!Text.isStorable(name)) {
                    throw Problem.of(ErrorCode.MALFORMED, "NUL or half a surrogate pair in a member's name");
                }
                requireStorable(member, field == null ? name : field);
            });
        } else if (value instanceof JsonArray array) {
            array.forEach(element -> requireStorable(element, field));
        }
    }
}
