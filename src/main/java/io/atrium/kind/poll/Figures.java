package io.atrium.kind.poll;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;

/** What bars and figures say of a tally. kind/poll/figures.js says the same. */
final class Figures {
    /** Units of a rating's column; its drawing is 72 high. */
    static final int COLUMN = 72;

    private static final int HIGHEST = 60;

    private Figures() {}

    /** In per cent, rounded. */
    static long share(long count, long of) {
        return of == 0 ? 0 : Math.round(100.0 * count / of);
    }

    /** How high a rating's column stands beside the highest. */
    static long height(long count, long most) {
        return most == 0 ? 0 : Math.round((double) HIGHEST * count / most);
    }

    /** How large a word is written: 1 to 3. */
    static int wordSize(long count, long most) {
        return most < 2 ? 1 : 1 + (int) Math.round(2.0 * (count - 1) / (most - 1));
    }

    /** The mean place of a choice, to one decimal; 0 where nobody has ranked it. */
    static double meanPlace(JsonArray places) {
        long ranked = 0;
        long sum = 0;
        for (int i = 0; i < places.size(); i++) {
            long count = ((JsonNumber) places.get(i)).longValue();
            ranked += count;
            sum += count * (i + 1);
        }
        return ranked == 0 ? 0 : Math.round(10.0 * sum / ranked) / 10.0;
    }
}
