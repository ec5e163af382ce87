package io.atrium.web.wizard;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The steps, in their order. */
public enum Step {
    KIND,
    NAME,
    SETTINGS,
    PEOPLE,
    CHECK;

    /** As it stands in the address: {@code /new?step=name}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Step> of(String id) {
        return Arrays.stream(values()).filter(step -> step.id().equals(id)).findFirst();
    }

    /** Where a field of this name is filled in: {@code settings.sensors[0].above} among the settings. */
    static Step ofField(String field) {
        String top = field == null ? "" : field.split("[.\\[]", 2)[0];
        return switch (top) {
            case "kind" -> KIND;
            case "name", "title", "purpose", "visibility" -> NAME;
            case "settings" -> SETTINGS;
            case "members" -> PEOPLE;
            default -> CHECK;
        };
    }
}
