package io.atrium.search;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A stretch of a folded text that is found by its parts: a word, or characters of a script that sets no spaces between words, where each may begin
 * one.
 *
 * @param dense of such a script
 */
record Unit(int start, int end, boolean dense) {
    private static final Set<UnicodeScript> DENSE = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.HANGUL,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    private static final int PROLONGED_SOUND = 0x30FC;

    private enum Sort {
        WORD,
        DENSE,
        BETWEEN
    }

    /** In their order; what lies between them is never searched for. */
    static List<Unit> of(String folded) {
        List<Unit> units = new ArrayList<>();
        int start = 0;
        Sort sort = Sort.BETWEEN;
        int at = 0;
        while (at < folded.length()) {
            int codePoint = folded.codePointAt(at);
            Sort next = sort(codePoint, sort);
            if (next != sort) {
                add(units, start, at, sort);
                start = at;
                sort = next;
            }
            at += Character.charCount(codePoint);
        }
        add(units, start, at, sort);
        return units;
    }

    String in(String folded) {
        return folded.substring(start, end);
    }

    private static void add(List<Unit> units, int start, int end, Sort sort) {
        if (sort != Sort.BETWEEN) {
            units.add(new Unit(start, end, sort == Sort.DENSE));
        }
    }

    private static Sort sort(int codePoint, Sort before) {
        if (codePoint < 0x80) {
            return Character.isLetterOrDigit(codePoint) ? Sort.WORD : Sort.BETWEEN;
        }
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK) {
            return before;
        }
        // Pictures are written without spaces too.
        if (type == Character.OTHER_SYMBOL
                || codePoint == PROLONGED_SOUND
                || DENSE.contains(UnicodeScript.of(codePoint)) && Character.isLetterOrDigit(codePoint)) {
            return Sort.DENSE;
        }
        return Character.isLetterOrDigit(codePoint) ? Sort.WORD : Sort.BETWEEN;
    }
}
