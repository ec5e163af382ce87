package io.atrium.web.wizard;

import io.atrium.room.Setting;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A kind's settings between the form and the room. As typed they are an object of texts, a LIST an array of such objects; as meant they are what
 * {@link Setting#check} takes.
 */
final class SettingsForm {
    static final String ROOT = "settings";
    /** Few enough digits that no arithmetic on the number can cost anything. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,9})?");

    private SettingsForm() {}

    static String path(String parent, Setting setting) {
        return parent + "." + setting.id();
    }

    static String rowPath(String list, int row) {
        return list + "[" + row + "]";
    }

    static JsonObject read(List<Setting> settings, Typed typed) {
        return read(settings, typed, ROOT);
    }

    private static JsonObject read(List<Setting> settings, Typed typed, String parent) {
        JsonObjectBuilder read = Json.createObjectBuilder();
        for (Setting setting : settings) {
            String path = path(parent, setting);
            switch (setting.type()) {
                // A box that is not ticked is not sent.
                case FLAG -> read.add(setting.id(), Boolean.toString(typed.has(path)));
                case LIST -> read.add(setting.id(), readRows(setting, typed, path));
                case DATE_TIME ->
                    read.add(setting.id(), new TypedTime(typed.text(path), typed.text(path + ".zone")).text());
                default -> read.add(setting.id(), typed.text(path));
            }
        }
        return read.build();
    }

    private static JsonArray readRows(Setting list, Typed typed, String path) {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        String sent = typed.text(path + ".rows");
        int count = sent.matches("\\d{1,4}")
                ? Math.min(Integer.parseInt(sent), list.max().intValue())
                : 0;
        for (int row = 0; row < count; row++) {
            rows.add(read(list.items(), typed, rowPath(path, row)));
        }
        return rows.build();
    }

    /** What was typed, as {@link Setting#check} takes it; rows left blank are no rows. */
    static JsonObject meant(List<Setting> settings, JsonObject typed) {
        JsonObjectBuilder meant = Json.createObjectBuilder();
        for (Setting setting : settings) {
            if (!isMeant(setting, settings, typed)) {
                continue;
            }
            JsonValue value = setting.type() == Setting.Type.LIST ? meantRows(setting, typed) : meant(setting, typed);
            if (value != null) {
                meant.add(setting.id(), value);
            }
        }
        return meant.build();
    }

    private static JsonValue meantRows(Setting list, JsonObject typed) {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        rows(list, typed).stream()
                .filter(row -> !isBlank(list, row))
                .forEach(row -> rows.add(meant(list.items(), row)));
        JsonArray built = rows.build();
        return built.isEmpty() ? null : built;
    }

    private static JsonValue meant(Setting setting, JsonObject typed) {
        String text = text(setting, typed);
        if (text.isBlank()) {
            return null;
        }
        return switch (setting.type()) {
            case FLAG -> "true".equals(text) ? JsonValue.TRUE : JsonValue.FALSE;
            case NUMBER -> number(text).<JsonValue>map(Json::createValue).orElseGet(() -> Json.createValue(text));
            case TEXT -> Json.createValue(text.strip());
            case DATE_TIME ->
                Json.createValue(
                        TypedTime.of(text).instant().map(Instants::wire).orElse(text));
            case LINES -> Json.createArrayBuilder(lines(text)).build();
            default -> Json.createValue(text);
        };
    }

    /** Everything that is wrong, by the field's path, in the order of the page. */
    static Map<String, Complaint> complaints(List<Setting> settings, JsonObject typed) {
        Map<String, Complaint> complaints = new LinkedHashMap<>();
        collect(settings, typed, ROOT, complaints);
        if (complaints.isEmpty()) {
            try {
                Setting.check(settings, meant(settings, typed));
            } catch (Problem problem) {
                complaints.put(problem.field(), Complaint.of("other", problem.getMessage()));
            }
        }
        return complaints;
    }

    private static void collect(
            List<Setting> settings, JsonObject typed, String parent, Map<String, Complaint> complaints) {
        for (Setting setting : settings) {
            String path = path(parent, setting);
            if (!isMeant(setting, settings, typed)) {
                continue;
            }
            if (setting.type() == Setting.Type.LIST) {
                collectRows(setting, typed, path, complaints);
            } else {
                complaint(setting, text(setting, typed)).ifPresent(complaint -> complaints.put(path, complaint));
            }
        }
    }

    private static void collectRows(Setting list, JsonObject typed, String path, Map<String, Complaint> complaints) {
        List<JsonObject> rows = rows(list, typed);
        int filled = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (!isBlank(list, rows.get(i))) {
                filled++;
                collect(list.items(), rows.get(i), rowPath(path, i), complaints);
            }
        }
        if (filled < fewest(list)) {
            complaints.put(path, Complaint.of("rows", fewest(list)));
        }
    }

    private static int fewest(Setting list) {
        return list.min() == null ? list.required() ? 1 : 0 : list.min().intValue();
    }

    private static Optional<Complaint> complaint(Setting setting, String text) {
        if (text.isBlank()) {
            return setting.required() ? Optional.of(Complaint.of("required")) : Optional.empty();
        }
        return switch (setting.type()) {
            case TEXT -> badText(setting, text.strip());
            case NUMBER -> badNumber(setting, text);
            case DATE_TIME ->
                TypedTime.of(text).instant().isPresent() ? Optional.empty() : Optional.of(Complaint.of("time"));
            case LINES -> badLines(setting, lines(text));
            case CHOICE -> setting.choices().contains(text) ? Optional.empty() : Optional.of(Complaint.of("choice"));
            default -> Optional.empty();
        };
    }

    private static Optional<Complaint> badText(Setting setting, String text) {
        if (text.length() > setting.max().intValue()) {
            return Optional.of(Complaint.of("long", setting.max().intValue(), text.length()));
        }
        return Text.isStorable(text) ? Optional.empty() : Optional.of(Complaint.of("invisible"));
    }

    private static Optional<Complaint> badLines(Setting setting, List<String> lines) {
        if (lines.size() > setting.max().intValue()) {
            return Optional.of(Complaint.of("lines", setting.max().intValue(), lines.size()));
        }
        return lines.stream()
                .filter(line -> line.length() > Setting.MAX_LINE || !Text.isStorable(line))
                .findFirst()
                .map(line -> Complaint.of("line", Setting.MAX_LINE));
    }

    /** An item a line; blank ones are none. */
    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static Optional<Complaint> badNumber(Setting setting, String text) {
        Optional<BigDecimal> number = number(text);
        if (number.isEmpty()) {
            return Optional.of(Complaint.of("number"));
        }
        boolean within =
                number.get().compareTo(setting.min()) >= 0 && number.get().compareTo(setting.max()) <= 0;
        return within ? Optional.empty() : Optional.of(Complaint.of("range", setting.min(), setting.max()));
    }

    /** As people write numbers: with a comma, a true minus sign, full-width digits. */
    private static Optional<BigDecimal> number(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .strip()
                .replace('\u2212', '-')
                .replace(',', '.');
        return NUMBER.matcher(plain).matches() ? Optional.of(new BigDecimal(plain)) : Optional.empty();
    }

    /** As typed, or the setting's own value where nothing was yet. */
    static String text(Setting setting, JsonObject typed) {
        JsonValue value = typed.containsKey(setting.id()) ? typed.get(setting.id()) : setting.otherwise();
        if (value == null || value == JsonValue.NULL) {
            return "";
        }
        if (value instanceof JsonArray array) {
            return String.join("\n", array.getValuesAs(JsonString::getString));
        }
        return value instanceof JsonString text ? text.getString() : value.toString();
    }

    /** Whether a field has a meaning beside what was typed into the others. */
    static boolean isMeant(Setting setting, List<Setting> beside, JsonObject typed) {
        return setting.isMeant(beside, other -> text(other, typed));
    }

    /** Those typed; before anything was, as many as the list needs. */
    static List<JsonObject> rows(Setting list, JsonObject typed) {
        return typed.get(list.id()) instanceof JsonArray rows
                ? rows.getValuesAs(JsonObject.class)
                : Collections.nCopies(fewest(list), JsonValue.EMPTY_JSON_OBJECT);
    }

    static boolean isBlank(Setting list, JsonObject row) {
        // A choice and a flag always hold something: they alone make no row.
        return list.items().stream()
                .filter(item -> item.type() != Setting.Type.CHOICE && item.type() != Setting.Type.FLAG)
                .allMatch(item -> text(item, row).isBlank());
    }

    /** The list with an empty row more, or as it is where it is full. */
    static JsonObject withRow(Setting list, JsonObject typed) {
        List<JsonObject> rows = rows(list, typed);
        JsonArrayBuilder more = Json.createArrayBuilder();
        rows.forEach(more::add);
        if (rows.size() < list.max().intValue()) {
            more.add(JsonValue.EMPTY_JSON_OBJECT);
        }
        return Json.createObjectBuilder(typed).add(list.id(), more).build();
    }

    static JsonObject withoutRow(Setting list, JsonObject typed, int gone) {
        List<JsonObject> rows = rows(list, typed);
        JsonArrayBuilder fewer = Json.createArrayBuilder();
        for (int i = 0; i < rows.size(); i++) {
            if (i != gone) {
                fewer.add(rows.get(i));
            }
        }
        return Json.createObjectBuilder(typed).add(list.id(), fewer).build();
    }
}
