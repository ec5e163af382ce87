package io.atrium.search;

import io.atrium.wire.Problem;
import java.util.Locale;

/** The order of hits. */
public enum Sorting {
    NEWEST,
    /** By their words, the newer of equals first. */
    BEST;

    /** @throws Problem {@code invalid}, field {@code sort} */
    public static Sorting of(String wireName) {
        for (Sorting sorting : values()) {
            if (sorting.wireName().equals(wireName)) {
                return sorting;
            }
        }
        throw Problem.invalid("sort", "sort must be newest or best");
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
