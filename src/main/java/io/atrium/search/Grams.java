package io.atrium.search;

import java.util.ArrayList;
import java.util.List;

/**
 * The pieces by which a part of a word is found: of a word each three letters that follow one another, and its first one and two; of a dense script
 * each two characters. Whoever looks for a part asks for pieces that cover it, at their distances, so what is found holds the part and not only its
 * pieces.
 */
final class Grams {
    /** Raised with any change to what the index holds of a text: an index of another version is made anew. */
    static final int VERSION = 1;

    /** Of a longer word (a hash, a token) the rest is not cut to pieces; else few messages would fill the index. */
    static final int LONGEST_PART = 48;

    /** Of a longer word the rest is not compared. */
    static final int LONGEST_WORD = 64;

    private static final int WORD = 3;
    private static final int DENSE = 2;

    /** Stands before a word's first letters; no word holds it. */
    private static final String BEGINNING = "^";

    private Grams() {}

    /** One piece, and how many characters from the beginning of its unit. */
    record Gram(String text, int offset) {}

    /** All pieces of a unit, in their order. */
    static List<Gram> all(String unit, boolean dense) {
        int[] letters = letters(unit, dense);
        int size = dense ? DENSE : WORD;
        List<Gram> grams = new ArrayList<>(letters.length + 2);
        if (!dense) {
            for (int length = 1; length < WORD && length <= letters.length; length++) {
                grams.add(new Gram(BEGINNING + piece(letters, 0, length), 0));
            }
        }
        for (int at = 0; at + size <= letters.length; at++) {
            grams.add(new Gram(piece(letters, at, size), at));
        }
        return grams;
    }

    /** As few pieces as cover a part that is looked for. Empty: a single dense character, which is a word by itself. */
    static List<Gram> covering(String part, boolean dense) {
        int[] letters = letters(part, dense);
        int size = dense ? DENSE : WORD;
        if (letters.length < size) {
            return dense ? List.of() : List.of(new Gram(BEGINNING + part, 0));
        }
        List<Gram> grams = new ArrayList<>();
        int last = letters.length - size;
        for (int at = 0; at < last; at += size) {
            grams.add(new Gram(piece(letters, at, size), at));
        }
        grams.add(new Gram(piece(letters, last, size), last));
        return grams;
    }

    /** A word as it is compared whole. */
    static String word(String unit) {
        return unit.length() <= LONGEST_WORD
                ? unit
                : unit.substring(
                        0, unit.offsetByCodePoints(0, Math.min(LONGEST_WORD, unit.codePointCount(0, unit.length()))));
    }

    private static int[] letters(String unit, boolean dense) {
        return dense
                ? unit.codePoints().toArray()
                : unit.codePoints().limit(LONGEST_PART).toArray();
    }

    private static String piece(int[] letters, int at, int length) {
        return new String(letters, at, length);
    }
}
