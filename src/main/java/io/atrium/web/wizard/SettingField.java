package io.atrium.web.wizard;

import io.atrium.room.Setting;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** A setting as the page shows it. */
public final class SettingField {
    private static final int CARDS = 4;

    /** Characters of a TEXT that is still read at a glance. */
    private static final int SHORT = 100;

    private final Setting setting;
    private final String path;
    private final String key;
    private final JsonObject typed;
    private final Ways ways;
    private final String parentPath;
    private final boolean meant;

    /**
     * Where a field's words come from.
     *
     * @param texts by key, with what is said where the key is missing
     * @param errors by path, null where nothing is wrong
     */
    record Ways(BinaryOperator<String> texts, UnaryOperator<String> errors) {}

    private SettingField(Setting setting, Place place, JsonObject typed, Ways ways) {
        this.setting = setting;
        this.parentPath = place.path;
        this.path = SettingsForm.path(place.path, setting);
        this.key = place.key + "." + setting.id();
        this.typed = typed;
        this.ways = ways;
        this.meant = SettingsForm.isMeant(setting, place.beside, typed);
    }

    /** Among which others a field stands. */
    private record Place(List<Setting> beside, String path, String key) {}

    static List<SettingField> of(List<Setting> settings, JsonObject typed, Ways ways) {
        return of(new Place(settings, SettingsForm.ROOT, "setting"), typed, ways);
    }

    private static List<SettingField> of(Place place, JsonObject typed, Ways ways) {
        return place.beside.stream()
                .map(setting -> new SettingField(setting, place, typed, ways))
                .toList();
    }

    /** The control's name, and the field of its problems. */
    public String getPath() {
        return path;
    }

    /** The path as an element's id. */
    public String getId() {
        return path.replaceAll("[^a-z0-9_]+", "-");
    }

    public String getSettingId() {
        return setting.id();
    }

    public String getType() {
        return setting.type().name();
    }

    /** A CHOICE of few, which can be seen at once. */
    public boolean isCards() {
        return setting.type() == Setting.Type.CHOICE && setting.choices().size() <= CARDS;
    }

    /** LINES, or a TEXT that takes more than one. */
    public boolean isLong() {
        return setting.type() == Setting.Type.LINES
                || (setting.type() == Setting.Type.TEXT && setting.max().intValue() > 200);
    }

    public boolean isRequired() {
        return setting.required();
    }

    /** Takes the whole width of its row. */
    public boolean isWide() {
        return isLong()
                || isCards()
                || (setting.type() == Setting.Type.TEXT && setting.max().intValue() > SHORT);
    }

    /** Whether it has a meaning beside what was typed so far. */
    public boolean isMeant() {
        return meant;
    }

    /** The name of the control that decides whether this one has a meaning; null: it always has. */
    public String getWhen() {
        return setting.when() == null ? null : parentPath + "." + setting.when().other();
    }

    /** The values of that control where it has one. */
    public String getWhenIs() {
        return setting.when() == null ? null : String.join(" ", setting.when().values());
    }

    public String getLabel() {
        return ways.texts().apply(key, setting.id());
    }

    public String getHelp() {
        return ways.texts().apply(key + ".help", "");
    }

    public String getError() {
        return ways.errors().apply(path);
    }

    public String getValue() {
        String text = SettingsForm.text(setting, typed);
        return setting.type() == Setting.Type.DATE_TIME ? TypedTime.of(text).local() : text;
    }

    /** The zone a DATE_TIME was typed in; empty where none was yet. */
    public String getZone() {
        return TypedTime.of(SettingsForm.text(setting, typed)).zone();
    }

    public boolean isOn() {
        return "true".equals(getValue());
    }

    public List<Choice> getChoices() {
        return setting.choices().stream()
                .map(choice ->
                        new Choice(choice, ways.texts().apply(key + "." + choice, choice), choice.equals(getValue())))
                .toList();
    }

    public List<Row> getRows() {
        List<JsonObject> typedRows = SettingsForm.rows(setting, typed);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < typedRows.size(); i++) {
            Place place = new Place(setting.items(), SettingsForm.rowPath(path, i), key);
            rows.add(new Row(i, of(place, typedRows.get(i), ways)));
        }
        return rows;
    }

    public boolean isFull() {
        return SettingsForm.rows(setting, typed).size() >= setting.max().intValue();
    }

    /** What the review says of it: the choice's label, or what was typed; null where there is nothing. */
    public String getSaid() {
        if (!meant) {
            return null;
        }
        return switch (setting.type()) {
            case CHOICE ->
                getChoices().stream()
                        .filter(Choice::isChosen)
                        .map(Choice::getLabel)
                        .findFirst()
                        .orElse(getValue());
            case LIST -> null;
            case FLAG -> isOn() ? "" : null;
            case DATE_TIME ->
                getValue().isBlank()
                        ? null
                        : TypedTime.of(SettingsForm.text(setting, typed)).said();
            case LINES -> getValue().isBlank() ? null : getValue().strip().replaceAll("\\s*\\R\\s*", ", ");
            default -> getValue().isBlank() ? null : getValue();
        };
    }

    /** One of several. */
    public record Choice(String id, String label, boolean chosen) {
        public String getId() {
            return id;
        }

        public String getLabel() {
            return label;
        }

        public boolean isChosen() {
            return chosen;
        }
    }

    /** An object of a LIST. */
    public record Row(int index, List<SettingField> cells) {
        public int getIndex() {
            return index;
        }

        public int getNumber() {
            return index + 1;
        }

        public List<SettingField> getCells() {
            return cells;
        }

        /** What its filled cells say, for the review. */
        public String getSaid() {
            return cells.stream()
                    .filter(cell -> cell.getSaid() != null)
                    .map(cell -> (cell.getLabel() + " " + cell.getSaid()).strip())
                    .reduce((one, other) -> one + " · " + other)
                    .orElse("");
        }
    }
}
