package io.atrium.kind.release;

import java.util.List;
import java.util.Locale;

/** What a person says to a stage that asked; each is a type of entry. */
enum Verdict {
    APPROVE,
    REJECT;

    static final List<String> TYPES = List.of(APPROVE.type(), REJECT.type());

    static Verdict of(String type) {
        return valueOf(type.toUpperCase(Locale.ROOT));
    }

    String type() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As the stage is told of: {@code approved}. */
    String done() {
        return this == APPROVE ? "approved" : "rejected";
    }
}
