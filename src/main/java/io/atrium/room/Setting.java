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
import java.util.function.Function;

/**
 * One setting of a kind, as data: the wizard renders it, {@link #check} validates it, whichever door it came through. Its label and help stand
 * in the kind's message bundle as {@code setting.ID} and {@code setting.ID.help}, a choice's as {@code setting.ID.CHOICE}.
 *
 * @param choices what a CHOICE may be
 * @param min smallest number, or fewest items of a LIST; null: no bound
 * @param max largest number, longest text in characters, or most items of a LIST or LINES; null: no bound
 * @param items the members of each object of a LIST
 * @param otherwise its value where none is given; null: it stays absent
 * @param when where it has a meaning; null: always. Elsewhere it is neither asked nor missed nor kept
 * @param asked whether the wizard shows it: what no person would fill in comes by REST alone
 */
public record Setting(
        String id,
        Type type,
        boolean required,
        List<String> choices,
        BigDecimal min,
        BigDecimal max,
        List<Setting> items,
        JsonValue otherwise,
        When when,
        boolean asked) {

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

    /** That another setting beside it, a CHOICE or a FLAG, has one of these values, a FLAG {@code true} or {@code false}. */
    public record When(String other, List<String> values) {}

    /** Characters of one of a LINES. */
    public static final int MAX_LINE = 250;

    /** One of several, the first unless another is chosen. */
    public static Setting choice(String id, String... choices) {
        return plain(id, Type.CHOICE, List.of(choices), null, null, List.of(), Json.createValue(choices[0]));
    }

    /** A text that may be left out. */
    public static Setting text(String id, int maxLength) {
        return plain(id, Type.TEXT, List.of(), null, BigDecimal.valueOf(maxLength), List.of(), null);
    }

    /** A number that may be left out. */
    public static Setting number(String id, long min, long max) {
        return plain(id, Type.NUMBER, List.of(), BigDecimal.valueOf(min), BigDecimal.valueOf(max), List.of(), null);
    }

    /** A time that may be left out, stored as an RFC 3339 UTC instant with milliseconds. */
    public static Setting dateTime(String id) {
        return plain(id, Type.DATE_TIME, List.of(), null, null, List.of(), null);
    }

    /** Up to so many texts, each typed on a line of its own, and each of at most {@link #MAX_LINE} characters. */
    public static Setting lines(String id, int maxLines) {
        return plain(id, Type.LINES, List.of(), null, BigDecimal.valueOf(maxLines), List.of(), null);
    }

    /** No unless yes is said. */
    public static Setting flag(String id) {
        return plain(id, Type.FLAG, List.of(), null, null, List.of(), JsonValue.FALSE);
    }

    /** Up to so many objects, each with these settings. */
    public static Setting list(String id, int maxItems, Setting... items) {
        return plain(id, Type.LIST, List.of(), null, BigDecimal.valueOf(maxItems), List.of(items), null);
    }

    private static Setting plain(
            String id,
            Type type,
            List<String> choices,
            BigDecimal min,
            BigDecimal max,
            List<Setting> items,
            JsonValue otherwise) {
        return new Setting(id, type, false, choices, min, max, items, otherwise, null, true);
    }

    /** With another value where none is given. */
    public Setting preset(JsonValue value) {
        return new Setting(id, type, required, choices, min, max, items, value, when, asked);
    }

    public Setting mandatory() {
        return new Setting(id, type, true, choices, min, max, items, otherwise, when, asked);
    }

    /** A LIST of at least so many items. */
    public Setting fewest(int least) {
        return new Setting(id, type, least > 0, choices, BigDecimal.valueOf(least), max, items, otherwise, when, asked);
    }

    /** Only where a CHOICE or FLAG beside it has one of these values. */
    public Setting when(String other, String... values) {
        return new Setting(
                id, type, required, choices, min, max, items, otherwise, new When(other, List.of(values)), asked);
    }

    /** Not by the wizard. */
    public Setting unasked() {
        return new Setting(id, type, required, choices, min, max, items, otherwise, when, false);
    }

    /** Those the wizard asks, in lists too. */
    public static List<Setting> asked(List<Setting> settings) {
        return settings.stream()
                .filter(Setting::asked)
                .map(setting -> setting.withItems(asked(setting.items)))
                .toList();
    }

    private Setting withItems(List<Setting> others) {
        return new Setting(id, type, required, choices, min, max, others, otherwise, when, asked);
    }

    /**
     * Whether it has a meaning beside what the others are.
     *
     * @param beside all settings of its object
     * @param value of each of them, as a text
     */
    public boolean isMeant(List<Setting> beside, Function<Setting, String> value) {
        return when == null
                || beside.stream()
                        .filter(setting -> setting.id.equals(when.other))
                        .allMatch(setting -> when.values.contains(value.apply(setting)));
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
            JsonValue value = setting.isMeant(settings, other -> other.said(given))
                    ? setting.checked(given.get(setting.id), path + "." + setting.id)
                    : null;
            if (value != null) {
                checked.add(setting.id, value);
            }
        }
        return checked.build();
    }

    private String said(JsonObject given) {
        JsonValue value = given.getOrDefault(id, JsonValue.NULL);
        JsonValue meant = value == JsonValue.NULL || isBlank(value) ? otherwise : value;
        return meant instanceof JsonString text ? text.getString() : String.valueOf(meant);
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
        if (min != null && array.size() < min.intValue()) {
            throw Problem.invalid(field, field + " takes at least " + min + (min.intValue() == 1 ? " item" : " items"));
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
