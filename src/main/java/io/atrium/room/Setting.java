package io.atrium.room;

import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One setting of a kind, as data: the wizard renders it, {@link #check} validates it, whichever door it came through. Its label and help stand
 * in the kind's message bundle as {@code setting.ID} and {@code setting.ID.help}, a choice's as {@code setting.ID.CHOICE}.
 *
 * @param choices what a CHOICE may be
 * @param min smallest number, or fewest items of a LIST; null: no bound
 * @param max largest number, longest text in characters, or most items of a LIST or LINES; null: no bound
 * @param items the members of each object of a LIST
 * @param otherwise its value where none is given; null: it stays absent
 */
public record Setting(
        String id,
        Type type,
        boolean required,
        List<String> choices,
        BigDecimal min,
        BigDecimal max,
        List<Setting> items,
        JsonValue otherwise) {

    /** What a setting holds: a JSON text, number, boolean, time of RFC 3339 (a text), array of texts, or array of objects. */
    public enum Type {
        TEXT,
        NUMBER,
        FLAG,
        CHOICE,
        DATE_TIME,
        LINES,
        LIST
    }

    /** Characters of one of a LINES. */
    public static final int MAX_LINE = 250;

    /** One of several, the first unless another is chosen. */
    public static Setting choice(String id, String... choices) {
        return new Setting(
                id, Type.CHOICE, false, List.of(choices), null, null, List.of(), Json.createValue(choices[0]));
    }

    /** A text that may be left out. */
    public static Setting text(String id, int maxLength) {
        return new Setting(id, Type.TEXT, false, List.of(), null, BigDecimal.valueOf(maxLength), List.of(), null);
    }

    /** A number that may be left out. */
    public static Setting number(String id, long min, long max) {
        return new Setting(
                id, Type.NUMBER, false, List.of(), BigDecimal.valueOf(min), BigDecimal.valueOf(max), List.of(), null);
    }

    /** A time that may be left out, stored as an RFC 3339 UTC instant with milliseconds. */
    public static Setting dateTime(String id) {
        return new Setting(id, Type.DATE_TIME, false, List.of(), null, null, List.of(), null);
    }

    /** Up to so many texts, each typed on a line of its own, and each of at most {@link #MAX_LINE} characters. */
    public static Setting lines(String id, int maxLines) {
        return new Setting(id, Type.LINES, false, List.of(), null, BigDecimal.valueOf(maxLines), List.of(), null);
    }

    /** No unless yes is said. */
    public static Setting flag(String id) {
        return new Setting(id, Type.FLAG, false, List.of(), null, null, List.of(), JsonValue.FALSE);
    }

    /** Up to so many objects, each with these settings. */
    public static Setting list(String id, int maxItems, Setting... items) {
        return new Setting(id, Type.LIST, false, List.of(), null, BigDecimal.valueOf(maxItems), List.of(items), null);
    }

    /** With another value where none is given. */
    public Setting preset(JsonValue value) {
        return new Setting(id, type, required, choices, min, max, items, value);
    }

    public Setting mandatory() {
        return new Setting(id, type, true, choices, min, max, items, otherwise);
    }

    /**
     * The settings as they are stored: checked, defaults filled in, unknown members left out.
     *
     * @throws Problem {@code invalid}, the field being {@code settings.ID} (in lists {@code settings.ID[2].ID})
     */
    public static JsonObject check(List<Setting> settings, JsonObject given) {
        return check(settings, given, "settings");
    }

    private static JsonObject check(List<Setting> settings, JsonObject given, String path) {
        JsonObjectBuilder checked = Json.createObjectBuilder();
        for (Setting setting : settings) {
            JsonValue value = setting.checked(given.get(setting.id), path + "." + setting.id);
            if (value != null) {
                checked.add(setting.id, value);
            }
        }
        return checked.build();
    }

    private JsonValue checked(JsonValue value, String field) {
        if (value == null || value == JsonValue.NULL || isBlank(value)) {
            if (required) {
                throw Problem.invalid(field, field + " is missing");
            }
            return otherwise;
        }
        return switch (type) {
            case TEXT -> checkedText(value, field);
            case NUMBER -> checkedNumber(value, field);
            case FLAG -> checkedFlag(value, field);
            case CHOICE -> checkedChoice(value, field);
            case DATE_TIME -> checkedTime(value, field);
            case LINES -> checkedLines(value, field);
            case LIST -> checkedList(value, field);
        };
    }

    private static boolean isBlank(JsonValue value) {
        return value instanceof JsonString text && text.getString().isBlank();
    }

    private JsonValue checkedText(JsonValue value, String field) {
        if (!(value instanceof JsonString text)) {
            throw Problem.invalid(field, field + " must be a text");
        }
        if (text.getString().length() > max.intValue()) {
            throw Problem.invalid(field, field + " takes at most " + max + " characters");
        }
        if (!Text.isStorable(text.getString())) {
            throw Problem.invalid(field, field + " contains NUL or half a surrogate pair");
        }
        return text;
    }

    private JsonValue checkedNumber(JsonValue value, String field) {
        if (!(value instanceof JsonNumber number)) {
            throw Problem.invalid(field, field + " must be a number");
        }
        BigDecimal decimal = number.bigDecimalValue();
        if (decimal.compareTo(min) < 0 || decimal.compareTo(max) > 0) {
            throw Problem.invalid(field, field + " must be from " + min + " to " + max);
        }
        return number;
    }

    private static JsonValue checkedFlag(JsonValue value, String field) {
        if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
            throw Problem.invalid(field, field + " must be true or false");
        }
        return value;
    }

    private JsonValue checkedChoice(JsonValue value, String field) {
        if (!(value instanceof JsonString text) || !choices.contains(text.getString())) {
            throw Problem.invalid(field, field + " must be one of " + choices);
        }
        return text;
    }

    private static JsonValue checkedTime(JsonValue value, String field) {
        return Json.createValue(Instants.wire(Optional.of(value)
                .filter(JsonString.class::isInstance)
                .flatMap(text -> Instants.parse(((JsonString) text).getString()))
                .orElseThrow(() ->
                        Problem.invalid(field, field + " must be a time of RFC 3339, such as 2026-11-20T14:21:00Z"))));
    }

    private JsonValue checkedLines(JsonValue value, String field) {
        if (!(value instanceof JsonArray array) || !array.stream().allMatch(JsonString.class::isInstance)) {
            throw Problem.invalid(field, field + " must be a list of texts");
        }
        List<String> lines = array.getValuesAs(JsonString::getString).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.size() > max.intValue()) {
            throw Problem.invalid(field, field + " takes at most " + max + " lines");
        }
        if (lines.stream().anyMatch(line -> line.length() > MAX_LINE || !Text.isStorable(line))) {
            throw Problem.invalid(field, field + " takes lines of at most " + MAX_LINE + " characters, without NUL");
        }
        if (lines.isEmpty() && required) {
            throw Problem.invalid(field, field + " is missing");
        }
        return Json.createArrayBuilder(lines).build();
    }

    private JsonValue checkedList(JsonValue value, String field) {
        if (!(value instanceof JsonArray array)) {
            throw Problem.invalid(field, field + " must be a list");
        }
        if (max != null && array.size() > max.intValue()) {
            throw Problem.invalid(field, field + " takes at most " + max + " items");
        }
        JsonArrayBuilder checked = Json.createArrayBuilder();
        for (int i = 0; i < array.size(); i++) {
            String path = field + "[" + i + "]";
            if (!(array.get(i) instanceof JsonObject item)) {
                throw Problem.invalid(path, path + " must be an object");
            }
            checked.add(check(items, item, path));
        }
        return checked.build();
    }
}
