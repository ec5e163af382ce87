package io.atrium.kind.sensor;

import java.util.Locale;

/** Why an alarm is raised. */
enum Reason {
    ABOVE,
    BELOW,
    SILENT;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Reason of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
