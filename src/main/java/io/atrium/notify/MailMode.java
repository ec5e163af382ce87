package io.atrium.notify;

import io.atrium.wire.Problem;
import java.util.Locale;

/** When a person wants letters of what they did not see. */
public enum MailMode {
    OFF,
    /** A few minutes later, several things in one letter. */
    SOON,
    /** Once in the morning. */
    DAILY;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Problem {@code invalid}, field {@code mail} */
    static MailMode of(String name) {
        for (MailMode mode : values()) {
            if (mode.wireName().equals(name)) {
                return mode;
            }
        }
        throw Problem.invalid("mail", "mail must be off, soon or daily");
    }
}
