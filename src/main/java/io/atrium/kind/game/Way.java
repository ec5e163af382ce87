package io.atrium.kind.game;

import java.util.ArrayList;
import java.util.List;

/** A way in which a chess piece goes: so many files to the right and ranks up, in white's eyes. */
record Way(int files, int ranks) {
    static final List<Way> STRAIGHT = List.of(new Way(0, 1), new Way(1, 0), new Way(0, -1), new Way(-1, 0));
    static final List<Way> DIAGONAL = List.of(new Way(1, 1), new Way(1, -1), new Way(-1, -1), new Way(-1, 1));
    static final List<Way> ALL = all();
    static final List<Way> KNIGHT = List.of(
            new Way(1, 2),
            new Way(2, 1),
            new Way(2, -1),
            new Way(1, -2),
            new Way(-1, -2),
            new Way(-2, -1),
            new Way(-2, 1),
            new Way(-1, 2));

    private static List<Way> all() {
        List<Way> all = new ArrayList<>(STRAIGHT);
        all.addAll(DIAGONAL);
        return List.copyOf(all);
    }
}
