package io.atrium.kind.poll;

import java.util.Locale;
import java.util.stream.Stream;

/** What may be answered to a question. */
enum QuestionType {
    /** One of the choices. */
    SINGLE,
    /** Some of the choices, up to a number. */
    MULTIPLE,
    /** 1 to 5. */
    RATING,
    /** All choices, the best first. */
    RANKING,
    /** A text of one's own. */
    TEXT;

    /** Those that have choices, as they stand in the settings. */
    static final String[] WITH_CHOICES = {"single", "multiple", "ranking"};

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static String[] wireNames() {
        return Stream.of(values()).map(QuestionType::wireName).toArray(String[]::new);
    }

    static QuestionType of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
