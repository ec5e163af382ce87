package io.atrium.kind.game;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One of a board's two seats. The first moves first: white in chess, black where stones are placed. */
enum Seat {
    FIRST('x'),
    SECOND('o');

    private final char stone;

    Seat(char stone) {
        this.stone = stone;
    }

    /** What a board's rows show of it. */
    char stone() {
        return stone;
    }

    Seat other() {
        return this == FIRST ? SECOND : FIRST;
    }

    /** As it stands on the wire: {@code first}. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Seat of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    static List<String> wireNames() {
        return Arrays.stream(values()).map(Seat::wireName).toList();
    }
}
