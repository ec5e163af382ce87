package io.atrium.kind.poll;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** When somebody sees what the votes come to. */
enum Results {
    /** At any time. */
    LIVE,
    /** Of each question once they have answered it, and after the close. */
    AFTER_VOTE,
    AFTER_CLOSE;

    /** Of a secret question, while fewer than three have answered it. */
    static final String FEW = "few";

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static String[] wireNames() {
        return Stream.of(values()).map(Results::wireName).toArray(String[]::new);
    }

    static Results of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    /** What keeps a question's tally from somebody, as {@code hidden} says it; empty: nothing does. */
    Optional<String> hiding(boolean closed, boolean voted) {
        boolean hidden = !closed && (this == AFTER_CLOSE || (this == AFTER_VOTE && !voted));
        return hidden ? Optional.of(wireName()) : Optional.empty();
    }
}
