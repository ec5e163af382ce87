package io.atrium.search;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What somebody looks for.
 *
 * @param wanted all of them must be there
 * @param unwanted none of them may
 * @param before null: whenever
 * @param after null: whenever
 */
record Question(
        List<Needle> wanted,
        List<Needle> unwanted,
        Choice from,
        Choice in,
        Choice kind,
        Choice has,
        Instant before,
        Instant after) {

    /** The values a filter lets through, and those it keeps out. */
    record Choice(Set<String> any, Set<String> none) {
        static final Choice EVERYTHING = new Choice(Set.of(), Set.of());

        boolean isEverything() {
            return any.isEmpty() && none.isEmpty();
        }
    }

    /** Whether it asks for nothing at all: such a question has no answer. */
    boolean isEmpty() {
        return wanted.isEmpty()
                && unwanted.isEmpty()
                && from.isEverything()
                && in.isEverything()
                && kind.isEverything()
                && has.isEverything()
                && before == null
                && after == null;
    }
}
